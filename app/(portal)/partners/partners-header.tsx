import { Search, UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { type Tab, Tabs } from '@/components/ui/tabs';
import { askFacts } from '@/lib/partnerships/access/queries';
import { reachOf } from '@/lib/partnerships/overview/reach';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { waitingFor } from '../frame/waiting';

type Part = 'overview' | 'requests' | 'authorisations' | 'managers';

/** The head of the pages of Partners: their title, what is done from here, and the parts that are open to the reader. */
export async function PartnersHeader({
  actor,
  part,
  title,
  description,
  actions,
}: {
  actor: Actor;
  part: Part;
  title: string;
  description?: ReactNode;
  /** In place of finding partners and adding members. */
  actions?: ReactNode;
}) {
  const tabs = await tabsOf(actor, part);
  return (
    <>
      <PageHeader title={title} description={description} actions={actions ?? <PartnersActions actor={actor} />} />
      {tabs.length > 1 && <Tabs label={(await getTranslations('partners'))('tabs')} tabs={tabs} />}
    </>
  );
}

async function tabsOf(actor: Actor, part: Part): Promise<Tab[]> {
  const reach = reachOf(actor);
  if (reach === 'contacts') return [];
  const t = await getTranslations('partners');
  const { partnerships } = await waitingFor(actor);
  const tab = (name: Part, href: string, label: string): Tab => ({ href, label, isCurrent: part === name });
  const lookingAfter: Tab[] = [
    {
      ...tab('requests', '/partners/requests', t('requests')),
      ...(partnerships > 0 && { count: partnerships, countLabel: t('requestsWaiting', { count: partnerships }) }),
    },
    tab('authorisations', '/partners/authorisation-requests', t('authorisationRequests')),
  ];
  return [
    tab('overview', '/partners', t('overview')),
    ...(reach === 'all' ? lookingAfter : []),
    tab('managers', '/partners/relationship-managers', t('managers')),
  ];
}

/** Find partners, for everybody who looks after partnerships (what is missing is said there), and Add members (P20). */
async function PartnersActions({ actor }: { actor: Actor }) {
  const t = await getTranslations('partners');
  return (
    <>
      {reachOf(actor) === 'all' && (
        <ButtonLink variant="primary" href="/partners/find" icon={<Search aria-hidden />}>
          {t('find')}
        </ButtonLink>
      )}
      {can('access.request', actor, askFacts(actor)).allowed && (
        <ButtonLink href="/partners/add-members" icon={<UserPlus aria-hidden />}>
          {t('addMembers')}
        </ButtonLink>
      )}
    </>
  );
}
