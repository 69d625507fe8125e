import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { requireActor } from '@/lib/policy/session';
import { DocumentList } from '../../documents/list/document-list';
import { InboxTabs } from './inbox-tabs';

export async function generateMetadata(): Promise<Metadata> {
  const { environmentName } = await requireActor();
  return { title: `${(await getTranslations('boxes'))('inbox_in')} · ${environmentName}` };
}

/** Inbox IN: what was received (E-054). */
export default async function InboxInPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  return (
    <DocumentList box="inbox_in" searchParams={searchParams} parts={<InboxTabs actor={actor} current="documents" />} />
  );
}
