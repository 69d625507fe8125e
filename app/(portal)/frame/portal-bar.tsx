import { LogOut, Plus, ReceiptText, UserRound, Users } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { RailSheet } from '@/components/shell/rail-sheet';
import { TopBar } from '@/components/shell/top-bar';
import { Avatar } from '@/components/ui/avatar';
import { ButtonLink } from '@/components/ui/button';
import { LinkMenu } from '@/components/ui/link-menu';
import { MenuButton } from '@/components/ui/menu';
import type { Actor } from '@/lib/policy/actor';
import { signOut } from '../../(public)/sign-out/actions';
import { placesFor, placesInPartners } from './places';
import { PortalBell } from './portal-bell';
import { PortalSearch } from './portal-search';

/** The bar on top: the menu on a phone, the search, what one creates, one's profile. */
export async function PortalBar({ actor, rail }: { actor: Actor; rail: ReactNode }) {
  const t = await getTranslations('menu');
  return (
    <TopBar rail={<RailSheet label={t('name')}>{rail}</RailSheet>} search={<Search actor={actor} />}>
      <ButtonLink href="/invoices/new" size="sm" icon={<ReceiptText aria-hidden />} className="max-sm:hidden">
        {t('createInvoice')}
      </ButtonLink>
      <LinkMenu
        label={t('create')}
        icon={<Plus aria-hidden />}
        iconOnly
        size="sm"
        align="end"
        options={[
          { href: '/invoices/new', label: t('createInvoice'), icon: <ReceiptText aria-hidden /> },
          { href: '/groups/create', label: t('createGroup'), icon: <Users aria-hidden /> },
        ]}
      />
      <PortalBell actor={actor} />
      <MenuButton
        label={t('account', { name: actor.name })}
        icon={<Avatar name={actor.name} />}
        items={[
          {
            label: t('profile'),
            icon: <UserRound aria-hidden />,
            description: `${actor.name}, ${actor.environmentName}`,
            href: '/profile',
          },
          { label: t('signOut'), icon: <LogOut aria-hidden />, action: signOut, values: {}, startsGroup: true },
        ]}
      />
    </TopBar>
  );
}

async function Search({ actor }: { actor: Actor }) {
  const t = await getTranslations('menu');
  const boxes = await getTranslations('boxes');
  const notifications = await getTranslations('notifications');
  const { work, environment } = await placesFor(actor);
  const inPartners = await placesInPartners(actor);
  return (
    <PortalSearch
      label={t('search')}
      placeholder={t('searchPlaceholder')}
      groups={[
        {
          label: t('goTo'),
          commands: [
            ...work,
            ...inPartners,
            ...environment,
            { href: '/notifications', label: notifications('title') },
            { href: '/profile', label: t('profile') },
          ],
        },
        {
          label: t('create'),
          commands: [
            { href: '/invoices/new', label: t('createInvoice') },
            { href: '/groups/create', label: t('createGroup') },
          ],
        },
      ]}
      words={{
        documents: t('documents'),
        organisations: t('organisations'),
        groups: t('groups'),
        boxes: { documents: boxes('documents'), inbox_in: boxes('inbox_in'), inbox_out: boxes('inbox_out') },
      }}
    />
  );
}
