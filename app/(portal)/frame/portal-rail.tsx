import {
  Building2,
  FileText,
  Handshake,
  Inbox,
  LayoutDashboard,
  ListChecks,
  Send,
  Users,
  Workflow,
} from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Rail } from '@/components/shell/rail';
import type { Actor } from '@/lib/policy/actor';
import { placesFor } from './places';

const icons: Record<string, ReactNode> = {
  '/': <LayoutDashboard aria-hidden />,
  '/documents': <FileText aria-hidden />,
  '/inbox/in': <Inbox aria-hidden />,
  '/inbox/out': <Send aria-hidden />,
  '/tasks': <ListChecks aria-hidden />,
  '/partners': <Handshake aria-hidden />,
  '/groups': <Users aria-hidden />,
  '/workflows': <Workflow aria-hidden />,
};

/** The menu at the left. */
export async function PortalRail({ actor }: { actor: Actor }) {
  const t = await getTranslations('menu');
  const { work, environment } = await placesFor(actor);
  const own = { href: '/environment', label: t('environment'), icon: <Building2 aria-hidden />, places: environment };
  return (
    <Rail groups={[work.map((place) => ({ ...place, icon: icons[place.href], exact: place.href === '/' })), [own]]} />
  );
}
