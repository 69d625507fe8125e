import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { InvoiceForm } from '@/components/forms/invoice-form';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { StatusBadge } from '@/components/ui/status-badge';
import type { Language } from '@/db/vocabulary';
import { findDraft, findNewInvoice } from '@/lib/documents/drafts/queries';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { isId } from '@/lib/policy/shapes';
import { createDraft, deleteDraft, removeAttachment, saveDraft } from '../../actions';
import { blanksIn, invoiceOptions, invoiceWords } from '../../form-props';
import { titleOf } from '../../title';

type Props = {
  params: Promise<{ documentId: string }>;
  searchParams: Promise<{ organisation?: string; credit?: string; field?: string; line?: string }>;
};

/** The form as the address asks for it: a draft there is, or a new one under this very id. */
async function findForm({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { documentId } = await params;
  const asked = await searchParams;
  const language = (await getLocale()) as Language;
  if (!isId(documentId)) notFound();
  const draft = await findDraft(actor, documentId, language);
  if (draft === 'not_a_draft') redirect(`/documents/${documentId}`);
  if (draft) return { actor, documentId, language, asked, draft, form: draft, source: null };
  const [organisationId, creditOf] = [asked.organisation, asked.credit].map((id) => (id && isId(id) ? id : undefined));
  const form = await findNewInvoice(actor, { organisationId, creditOf }, language);
  if (!form) notFound();
  return { actor, documentId, language, asked, draft: null, form, source: form.source };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { actor, form, draft } = await findForm(props);
  return { title: `${await titleOf(form.fields.type, draft === null)} · ${actor.environmentName}` };
}

/** Create invoice: the form of a draft, saved as it is typed, until it is checked and sent. */
export default async function EditInvoicePage(props: Props) {
  const { actor, documentId, language, asked, draft, form, source } = await findForm(props);
  if (draft && !can('document.editDraft', actor, draft.facts).allowed) redirect(`/documents/${documentId}`);
  const t = await getTranslations('invoice');
  const { sender, fields, recipient } = form;
  const options = await invoiceOptions(sender.country);
  const empty = { name: '', quantity: '1', unit: 'C62', price: '', discount: '', vat: fields.chargeVat };
  const mayDelete = draft && can('document.deleteDraft', actor, draft.facts).allowed;
  return (
    <div className="mx-auto max-w-5xl">
      <PageHeader
        title={await titleOf(fields.type, draft === null)}
        actingFor={sender.name}
        isPartner={sender.environmentId !== actor.environmentId}
        back={{ href: '/documents', label: t('toDocuments') }}
        marks={<StatusBadge status="draft" word={(await getTranslations('statuses'))('draft')} />}
        actions={
          mayDelete && (
            <ConfirmButton
              action={deleteDraft}
              values={{ documentId, version: String(draft.version) }}
              label={t('deleteDraft')}
              title={t('deleteTitle')}
              confirm={t('deleteDraft')}
              pending={t('deleting')}
              variant="quiet"
            >
              <p>{t('deleteHelp')}</p>
            </ConfirmButton>
          )
        }
      />
      {source && !draft && <Notice className="mb-5">{t('creditFor', { number: source.number })}</Notice>}
      <InvoiceForm
        documentId={documentId}
        organisationId={sender.id}
        organisationName={sender.name}
        version={draft?.version ?? null}
        changedByName={draft?.changedByName ?? ''}
        language={language}
        fields={asked.line ? { ...fields, lines: [...fields.lines, empty] } : fields}
        recipient={recipient}
        suggestions={form.suggestions}
        candidates={form.candidates}
        blanks={{ sender: blanksIn(sender), buyer: blanksIn(recipient) }}
        attachments={(draft?.attachments ?? []).map(({ name, size }, place) => ({
          number: place + 1,
          name,
          size: new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(
            Math.max(1, size / 1024),
          ),
        }))}
        options={options}
        focus={asked.field ?? null}
        create={createDraft}
        save={saveDraft}
        removeAttachment={removeAttachment}
        words={await invoiceWords()}
      />
    </div>
  );
}
