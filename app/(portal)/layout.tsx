import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Frame } from '@/components/shell/frame';
import { requireActor } from '@/lib/policy/session';
import { HomeLink } from './frame/home-link';
import { PortalBar } from './frame/portal-bar';
import { PortalRail } from './frame/portal-rail';
import { PortalShortcuts } from './frame/portal-shortcuts';

/** Every page of the portal has an actor and the menu in the articles' words. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const t = await getTranslations('menu');
  const rail = <PortalRail actor={actor} />;
  return (
    <Frame
      skip={t('skip')}
      menu={t('name')}
      home={<HomeLink />}
      rail={rail}
      topBar={<PortalBar actor={actor} rail={rail} />}
    >
      {children}
      <PortalShortcuts actor={actor} />
    </Frame>
  );
}
