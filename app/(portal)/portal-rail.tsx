import { Building2, FileText, Inbox, LayoutDashboard, Send } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { type Place, Rail } from '@/components/shell/rail';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';

/** The menu at the left, in the articles' words and order; what an administrator alone can open is there for administrators alone. */
export async function PortalRail({ actor }: { actor: Actor }) {
  const t = await getTranslations('menu');
  const manages = can('user.list', actor, environmentFacts(actor)).allowed;
  const forAdministrators: Place[] = [
    { href: '/environment/users', label: t('users') },
    { href: '/environment/subscription', label: t('subscription') },
    { href: '/environment/settings', label: t('settings') },
    { href: '/environment/audit', label: t('auditLog') },
  ];
  const groups: Place[][] = [
    [
      { href: '/', label: t('dashboard'), icon: <LayoutDashboard aria-hidden />, exact: true },
      { href: '/documents', label: t('documents'), icon: <FileText aria-hidden /> },
      { href: '/inbox/in', label: t('inboxIn'), icon: <Inbox aria-hidden /> },
      { href: '/inbox/out', label: t('inboxOut'), icon: <Send aria-hidden /> },
    ],
    [
      {
        href: '/environment',
        label: t('environment'),
        icon: <Building2 aria-hidden />,
        places: [
          ...(manages ? forAdministrators.slice(0, 1) : []),
          { href: '/environment/organisations', label: t('organisations') },
          ...(manages ? forAdministrators.slice(1) : []),
          { href: '/environment/roles', label: t('roles') },
        ],
      },
    ],
  ];
  return <Rail groups={groups} />;
}
