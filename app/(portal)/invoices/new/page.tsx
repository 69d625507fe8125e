import { Building2, ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { findSenders, newDraftId } from '@/lib/documents/drafts/queries';
import { wordsOfMissing } from '@/lib/policy/refusal-words';
import { requireActor } from '@/lib/policy/session';
import { isId } from '@/lib/policy/shapes';

type Props = { searchParams: Promise<{ organisation?: string | string[]; credit?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const { environmentName } = await requireActor();
  return { title: `${(await getTranslations('invoice'))('newTitle')} · ${environmentName}` };
}

/** Where an invoice begins: straight to its form, or first to the choice of the organisation that sends it. */
export default async function NewInvoicePage({ searchParams }: Props) {
  const actor = await requireActor();
  const { organisation, credit } = await searchParams;
  const t = await getTranslations('invoice');
  if (typeof credit === 'string' && isId(credit)) redirect(`/invoices/${newDraftId()}/edit?credit=${credit}`);
  const senders = await findSenders(actor);
  const chosen = senders.length === 1 ? senders[0] : senders.find((one) => one.id === organisation);
  if (chosen) redirect(`/invoices/${newDraftId()}/edit?organisation=${chosen.id}`);
  const header = <PageHeader title={t('newTitle')} back={{ href: '/documents', label: t('toDocuments') }} />;
  if (senders.length === 0) {
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
      <Card title={t('chooseTitle')} description={t('chooseHelp')} flush className="max-w-2xl">
        <ul>
          {senders.map((sender) => (
            <li key={sender.id} className="border-line border-b last:border-b-0">
              <Link
                href={`/invoices/new?organisation=${sender.id}`}
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
      </Card>
    </>
  );
}
