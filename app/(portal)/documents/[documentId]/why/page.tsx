import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SearchField } from '@/components/ui/search-field';
import { id, searchText } from '@/lib/policy/shapes';
import { explainAccess } from '@/lib/shares/access/paths';
import { listReached } from '@/lib/shares/queries';
import { documentOfPage, nameOf } from '../document';
import { Paths } from './paths';
import { PeopleTable } from './people-table';

type Props = { params: Promise<{ documentId: string }>; searchParams: SearchParams };

const address = z.object({ search: searchText(), person: id().optional().catch(undefined) });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found } = await documentOfPage((await params).documentId, false);
  return { title: `${(await getTranslations('why'))('title')} · ${await nameOf(found)}` };
}

/** Why has somebody access? Everybody who has, and for one of them every path, with the press that cuts it (N-01). */
export default async function WhyPage({ params, searchParams }: Props) {
  const { documentId } = await params;
  const { search, person } = address.parse(await searchParams);
  const { actor, found } = await documentOfPage(documentId, false);
  const people = await listReached(actor, documentId, search);
  if (!people) forbidden();
  const t = await getTranslations('why');
  const explained = person ? await explainAccess(actor, documentId, person) : null;
  const path = `/documents/${documentId}/why`;
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t('title')}
        description={t('description')}
        back={{ href: `/documents/${documentId}`, label: await nameOf(found) }}
      />
      {explained && <Paths actor={actor} explained={explained} />}
      <div className="mb-3">
        <SearchField label={t('search')} action={path} value={search} />
      </div>
      {people.length > 0 ? (
        <PeopleTable people={people} path={path} />
      ) : (
        <EmptyState title={t('nobody')}>{t('nobodyWhy')}</EmptyState>
      )}
    </div>
  );
}
