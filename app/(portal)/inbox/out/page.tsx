import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { requireActor } from '@/lib/policy/session';
import { DocumentList } from '../../documents/list/document-list';

export async function generateMetadata(): Promise<Metadata> {
  const { environmentName } = await requireActor();
  return { title: `${(await getTranslations('boxes'))('inbox_out')} · ${environmentName}` };
}

/** Inbox OUT: what was sent (E-054). */
export default async function InboxOutPage({ searchParams }: { searchParams: SearchParams }) {
  await requireActor();
  return <DocumentList box="inbox_out" searchParams={searchParams} />;
}
