import { CircleCheck, PencilLine, Send } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { InvoiceView } from '@/components/documents/viewer/invoice-view';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checklist } from '@/components/ui/checklist';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { StatusBadge } from '@/components/ui/status-badge';
import { SubmitButton } from '@/components/ui/submit-button';
import { findSummary, type Summary } from '@/lib/documents/sending/queries';
import { can } from '@/lib/policy/policy';
import { wordsOfMissing } from '@/lib/policy/refusal-words';
import { requireActor } from '@/lib/policy/session';
import { isId } from '@/lib/policy/shapes';
import { sendDraft } from '../../actions';
import { Problems } from './problems';

type Props = { params: Promise<{ documentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { environmentName } = await requireActor();
  return { title: `${(await getTranslations('invoice'))('summaryTitle')} · ${environmentName}` };
}

/** Check and send: the invoice as its recipient will read it, what is still missing, and the one button that sends it. */
export default async function SendInvoicePage({ params }: Props) {
  const actor = await requireActor();
  const { documentId } = await params;
  const summary = isId(documentId) ? await findSummary(actor, documentId) : null;
  if (!summary) notFound();
  if (summary === 'not_a_draft') redirect(`/documents/${documentId}`);
  const t = await getTranslations('invoice');
  const answer = can('document.send', actor, summary.facts);
  const missing = answer.allowed ? [] : await wordsOfMissing(answer.missing, actor);
  const isComplete = summary.problems.length === 0;
  const mayEdit = can('document.editDraft', actor, summary.facts).allowed;
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader
        title={t('summaryTitle')}
        actingFor={summary.sender.name}
        isPartner={!summary.sender.isOwn}
        back={{ href: '/documents', label: t('toDocuments') }}
        marks={<StatusBadge status="draft" word={(await getTranslations('statuses'))('draft')} />}
      />
      <div className="flex flex-col gap-5">
        {isComplete ? (
          <Card>
            <div className="flex gap-3">
              <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-done" />
              <div className="flex flex-col gap-1">
                <h2 className="font-semibold text-form">{t('readyTitle')}</h2>
                <p>{whereTo(t, summary)}</p>
                <p className="text-muted">{t('numberHelp', { name: summary.sender.name })}</p>
              </div>
            </div>
          </Card>
        ) : (
          <Problems documentId={documentId} summary={summary} actor={actor} mayEdit={mayEdit} />
        )}
        {missing.length > 0 && (
          <Notice tone="warn">
            <Checklist items={missing.map((one) => ({ isMet: false, ...one }))} />
          </Notice>
        )}
        <Form action={sendDraft} className="no-print">
          <input type="hidden" name="documentId" value={documentId} />
          <input type="hidden" name="version" value={summary.version} />
          <div className="flex flex-wrap gap-2 max-sm:*:flex-1">
            <SubmitButton
              size="lg"
              pending={t('sending')}
              icon={<Send aria-hidden />}
              reason={missing[0]?.condition ?? (isComplete ? undefined : t('notReady'))}
            >
              {t('send')}
            </SubmitButton>
            {mayEdit && (
              <ButtonLink size="lg" href={`/invoices/${documentId}/edit`} icon={<PencilLine aria-hidden />}>
                {t('edit')}
              </ButtonLink>
            )}
          </div>
        </Form>
        <InvoiceView model={summary.model} />
      </div>
    </div>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'invoice'>>>;

const whereTo = (t: Words, { channel, recipientName, recipientAddress }: Summary) =>
  channel === 'platform'
    ? t('goesPlatform', { name: recipientName })
    : t('goesMail', { name: recipientName, address: recipientAddress });
