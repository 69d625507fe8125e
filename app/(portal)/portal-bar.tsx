import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { RailSheet } from '@/components/shell/rail-sheet';
import { TopBar } from '@/components/shell/top-bar';
import type { Actor } from '@/lib/policy/actor';
import { PortalRail } from './portal-rail';

/** The bar on top: the menu on a phone, and the way to one's profile. */
export async function PortalBar({ actor }: { actor: Actor }) {
  const t = await getTranslations('menu');
  return (
    <TopBar
      rail={
        <RailSheet label={t('name')}>
          <PortalRail actor={actor} />
        </RailSheet>
      }
    >
      <Link href="/profile" className="rounded-md px-2 py-1 text-muted text-small hover:text-ink">
        {actor.name}
      </Link>
    </TopBar>
  );
}
