import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SearchField } from '@/components/ui/search-field';
import { askFacts, listOpenableOrganisations } from '@/lib/partnerships/access/queries';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { id, searchText } from '@/lib/policy/shapes';
import { Requirements } from '../requirements';
import { AddMembersForm } from './add-members-form';
import { waysOf } from './ways';

const path = '/partners/add-members';
const address = z.object({
  search: searchText(),
  partnership: id().optional().catch(undefined),
  organisation: id().optional().catch(undefined),
});

type Props = { searchParams: SearchParams };

/** What the address offers: the organisations, and in which way people come into them. */
const offered = cache(async (searchParams: SearchParams) => {
  const actor = await requireActor();
  const filter = address.parse(await searchParams);
  const { search, partnership: partnershipId } = filter;
  const { organisations, total } = await listOpenableOrganisations(actor, { search, partnershipId });
  return { actor, filter, organisations, total, ...waysOf(organisations, filter.organisation) };
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const partners = (await getTranslations('partners'))('title');
  const { title } = await offered(searchParams);
  return { title: `${(await getTranslations('addMembers'))(`titles.${title}`)} · ${partners}` };
}

/** Partners > Add members: people × organisations × level, all in one form (J-12). */
export default async function AddMembersPage({ searchParams }: Props) {
  const t = await getTranslations('addMembers');
  const page = await offered(searchParams);
  const { actor, filter, title } = page;
  const answer = can('access.request', actor, askFacts(actor));
  return (
    <>
      <PageHeader
        title={t(`titles.${title}`)}
        description={t(`descriptions.${title}`)}
        back={
          filter.partnership
            ? { href: `/partners/${filter.partnership}`, label: (await getTranslations('findPartners'))('relation') }
            : { href: '/partners', label: (await getTranslations('partners'))('title') }
        }
      />
      {answer.allowed ? (
        <Choice page={page} />
      ) : (
        <Requirements
          actor={actor}
          answer={answer}
          all={['relationship_manager']}
          why={(await getTranslations('partners'))('requirementsOwn')}
        />
      )}
    </>
  );
}

async function Choice({ page }: { page: Awaited<ReturnType<typeof offered>> }) {
  const t = await getTranslations('addMembers');
  const { actor, filter, organisations, total, submit } = page;
  if (total === 0 && filter.search === '')
    return (
      <EmptyState title={t('emptyTitle')} action={<ButtonLink href="/partners">{t('showAll')}</ButtonLink>}>
        {t('empty')}
      </EmptyState>
    );
  const isCapped = total > organisations.length;
  return (
    <div className="max-w-3xl">
      {(isCapped || filter.search !== '') && (
        <SearchField
          label={t('search')}
          action={path}
          value={filter.search}
          keep={{ partnership: filter.partnership }}
          className="mb-3 sm:w-96"
        />
      )}
      {isCapped && <p className="mb-3 text-muted text-sm">{t('capped', { count: organisations.length, total })}</p>}
      {filter.partnership && organisations[0] && (
        <p className="mb-4 flex flex-wrap items-center gap-x-2 text-muted text-sm">
          {t('only', { partner: organisations[0].partnerName })}
          <ButtonLink size="sm" variant="quiet" href={path}>
            {t('showAll')}
          </ButtonLink>
        </p>
      )}
      {organisations.length > 0 ? (
        <AddMembersForm actor={actor} organisations={organisations} chosen={filter.organisation} way={submit} />
      ) : (
        <EmptyState title={t('noneFound')} action={<ButtonLink href={path}>{t('showAll')}</ButtonLink>} />
      )}
    </div>
  );
}
