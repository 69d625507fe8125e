import { Building2, ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { SearchField } from '@/components/ui/search-field';
import { findSenders, newDraftId, offeredSenders } from '@/lib/documents/drafts/queries';
import { wordsOfMissing } from '@/lib/policy/refusal-words';
import { requireActor } from '@/lib/policy/session';
import { id, searchText } from '@/lib/policy/shapes';

type Props = { searchParams: SearchParams };

const path = '/invoices/new';
const address = z.object({
  organisation: id().optional().catch(undefined),
  credit: id().optional().catch(undefined),
  search: searchText(),
});

export async function generateMetadata(): Promise<Metadata> {
  const { environmentName } = await requireActor();
  return { title: `${(await getTranslations('invoice'))('newTitle')} · ${environmentName}` };
}

/** Where an invoice begins: straight to its form, or first to the choice of the organisation that sends it. */
export default async function NewInvoicePage({ searchParams }: Props) {
  const actor = await requireActor();
  const { organisation, credit, search } = address.parse(await searchParams);
  const t = await getTranslations('invoice');
  if (credit) redirect(`/invoices/${newDraftId()}/edit?credit=${credit}`);
  if (organisation) redirect(`/invoices/${newDraftId()}/edit?organisation=${organisation}`);
  const found = await findSenders(actor, search);
  if (found.length === 1 && search === '') redirect(`/invoices/${newDraftId()}/edit?organisation=${found[0]!.id}`);
  const senders = found.slice(0, offeredSenders);
  const header = <PageHeader title={t('newTitle')} back={{ href: '/documents', label: t('toDocuments') }} />;
  if (senders.length === 0 && search === '') {
    const [missing] = await wordsOfMissing(['member'], actor);
    return (
      <>
        {header}
        <EmptyState icon={<Building2 />} title={t('noneTitle')}>
          {t('noneHelp')} {missing?.remedy}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {header}
      {(found.length > offeredSenders || search !== '') && (
        <div className="mb-3">
          <SearchField label={t('findSender')} action={path} value={search} />
        </div>
      )}
      <Card title={t('chooseTitle')} description={t('chooseHelp')} flush className="max-w-2xl">
        {senders.length === 0 && <p className="px-5 py-3 text-muted text-sm">{t('noSenderFound')}</p>}
        <ul>
          {senders.map((sender) => (
            <li key={sender.id} className="border-line border-b last:border-b-0">
              <Link
                href={`${path}?organisation=${sender.id}`}
                prefetch={false}
                className="flex min-h-11 items-center gap-3 px-5 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
              >
                <Building2 aria-hidden className="size-4 shrink-0 text-muted" />
                <span className="min-w-0 flex-1 truncate font-medium">{sender.name}</span>
                <span className="text-muted text-small tabular-nums">{sender.legalNumber}</span>
                <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
              </Link>
            </li>
          ))}
        </ul>
        {found.length > offeredSenders && (
          <p className="border-line border-t px-5 py-3 text-muted text-small">{t('moreSenders')}</p>
        )}
      </Card>
    </>
  );
}
