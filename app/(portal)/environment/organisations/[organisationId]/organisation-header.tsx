import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { ExternalMark } from '@/components/ui/external-mark';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { Access } from '../organisations-table';
import { LeaveButton } from './leave-button';
import type { OrganisationOfPage } from './organisation';

type Part = 'members' | 'settings' | 'audit';

/** The organisation's name and what one holds on it, with those of its parts that are open to the reader. */
export async function OrganisationHeader({ page, part }: { page: OrganisationOfPage; part: Part }) {
  const { organisation, may } = page;
  const t = await getTranslations('organisation');
  const path = `/environment/organisations/${organisation.id}`;
  const tabs = [
    may.listMembers && { href: path, label: t('members'), isCurrent: part === 'members', count: organisation.members },
    may.changeSettings && { href: `${path}/settings`, label: t('settings'), isCurrent: part === 'settings' },
    may.readLog && { href: `${path}/audit`, label: t('audit'), isCurrent: part === 'audit' },
  ].filter((tab) => tab !== false);
  const { legalNumber, city } = organisation;
  return (
    <>
      <PageHeader
        title={<bdi>{organisation.name}</bdi>}
        back={{ href: '/environment/organisations', label: t('back') }}
        isPartner={organisation.isExternal}
        marks={
          <>
            {organisation.isExternal && (
              <ExternalMark word={t('external')} environment={organisation.environmentName} />
            )}
            <Badge>
              <Access organisation={organisation} />
            </Badge>
          </>
        }
        description={[legalNumber && t('number', { number: legalNumber }), city].filter(Boolean).join(' · ')}
        actions={
          <>
            <ButtonLink href={`/documents?organisation=${organisation.id}`}>{t('documents')}</ButtonLink>
            <LeaveButton page={page} />
          </>
        }
      />
      {tabs.length > 1 && <Tabs label={t('tabs')} tabs={tabs} />}
    </>
  );
}
