import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { requireActor } from '@/lib/policy/session';
import { DocumentList } from './list/document-list';

export async function generateMetadata(): Promise<Metadata> {
  const { environmentName } = await requireActor();
  return { title: `${(await getTranslations('boxes'))('documents')} · ${environmentName}` };
}

/** Documents: what was made or uploaded here (E-054). */
export default async function DocumentsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireActor();
  return <DocumentList box="documents" searchParams={searchParams} />;
}
