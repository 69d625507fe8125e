import { UserPlus } from 'lucide-react';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { environmentFacts } from '@/lib/environments/facts';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { peopleFilter } from '@/lib/users/input';
import { listPeople } from '@/lib/users/queries';
import { PageSteps } from '../page-steps';
import { PeopleFilters } from './people-filters';
import { PeopleTable } from './people-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') };
}

/** My environment > Users: people and open invitations in one list. */
export default async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  if (!can('user.list', actor, environmentFacts(actor)).allowed) forbidden();
  const t = await getTranslations('users');
  const filter = peopleFilter.parse(await searchParams);
  const { people, total } = await listPeople(actor, filter);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description', { environment: actor.environmentName })}
        actions={
          <>
            <ButtonLink variant="primary" href="/environment/users/invite" icon={<UserPlus aria-hidden />}>
              {t('invite')}
            </ButtonLink>
            <ButtonLink href="/environment/roles">{t('roles')}</ButtonLink>
          </>
        }
      />
      <PeopleFilters filter={filter} />
      {people.length > 0 ? (
        <PeopleTable actor={actor} people={people} />
      ) : (
        <EmptyState title={t('emptyTitle')} action={<ButtonLink href="/environment/users">{t('clearAll')}</ButtonLink>}>
          {t('emptyFilter')}
        </EmptyState>
      )}
      <PageSteps path="/environment/users" filter={filter} shown={people.length} total={total} perPage={50} />
    </>
  );
}
