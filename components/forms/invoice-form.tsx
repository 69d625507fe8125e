'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useActionState, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Language } from '@/db/vocabulary';
import type { InvoiceFields } from '@/lib/documents/drafts/invoice-form/fields';
import { type VatChoice, vatChoiceOf } from '@/lib/documents/ubl/vat-choices';
import type { FormAction, Outcome } from '@/lib/policy/outcome';
import { Card } from '../ui/card';
import { useErrorInTitle } from '../ui/error-title';
import { Field } from '../ui/field';
import { errorsOf, FormContext } from '../ui/form-context';
import { numberFormat } from '../ui/formats';
import { Notice } from '../ui/notice';
import { type Fault, OutcomeNotice } from '../ui/outcome-notice';
import { changedField, isStillWrong, withoutError } from '../ui/put-right';
import { Textarea } from '../ui/textarea';
import { fill } from '../ui/words';
import { InvoiceAttachments, type ShownAttachment } from './invoice-attachments';
import { InvoiceBar } from './invoice-bar';
import { InvoiceConflict } from './invoice-conflict';
import { InvoiceDetails } from './invoice-details';
import { differencesOf } from './invoice-differences';
import { withPlaces } from './invoice-errors';
import { useFirstFocus, useSavingByKey } from './invoice-keys';
import { InvoiceLines } from './invoice-lines';
import { InvoicePayment } from './invoice-payment';
import { postedLines, sumsOf, sumsOfFields } from './invoice-posted';
import { type BlankName, Blanks, InvoiceRecipient, type RecipientChoice } from './invoice-recipient';
import { useDraftSaving } from './invoice-saving';
import { InvoiceReductions, InvoiceTotals } from './invoice-totals';
import type { InvoiceWords } from './invoice-words';

type Option = { value: string; label: string };

export type InvoiceFormProps = {
  documentId: string;
  organisationId: string;
  organisationName: string;
  /** Of the draft as it is saved; nothing for a new one. */
  version: number | null;
  changedByName: string;
  language: Language;
  fields: InvoiceFields;
  recipient: RecipientChoice | null;
  suggestions: readonly RecipientChoice[];
  candidates: readonly RecipientChoice[];
  /** What sender and recipient leave open in their own details. */
  blanks: { sender: readonly BlankName[]; buyer: readonly BlankName[] };
  attachments: readonly ShownAttachment[];
  options: {
    vat: readonly Option[];
    units: readonly Option[];
    terms: readonly Option[];
    payment: readonly Option[];
    countries: readonly Option[];
  };
  /** The field that has the focus at first. */
  focus: string | null;
  create: FormAction;
  save: FormAction;
  removeAttachment: FormAction;
  words: InvoiceWords;
};

/** The create-invoice form. Works without JavaScript; with it, totals are live, lines move, and the draft saves itself. */
export function InvoiceForm(props: InvoiceFormProps) {
  // Taking what somebody else saved draws the whole form anew.
  const [drawing, setDrawing] = useState(0);
  return <InvoiceSheet key={drawing} {...props} onTake={() => setDrawing((count) => count + 1)} />;
}

function InvoiceSheet({ onTake, ...props }: InvoiceFormProps & { onTake: () => void }) {
  const { fields, language, words, options, version, create, save } = props;
  const id = useId();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [arrived, post] = useActionState(version === null ? create : save, null);
  const [answer, setAnswer] = useState<Outcome | Fault | null>(arrived && withPlaces(arrived, words));
  const [pressed, setPressed] = useState<HTMLElement | null>(null);
  const start = useMemo(() => (arrived?.values && postedLines(arrived.values)) || fields.lines, [arrived, fields]);
  const [sums, setSums] = useState(() => sumsOfFields({ ...fields, lines: [...start] }, language));
  const onAnswer = useCallback(
    (outcome: Outcome | Fault) => setAnswer(outcome.code === 'ok' ? null : withPlaces(outcome, words)),
    [words],
  );
  const onCheck = useCallback(() => router.push(`/invoices/${props.documentId}/send`), [router, props.documentId]);
  const draft = useDraftSaving({ form, version, create, save, onAnswer, onCheck });
  const { saving, saveNow, touch } = draft;
  const isConflict = saving.kind === 'conflict';

  const recount = useCallback(() => form.current && setSums(sumsOf(form.current, language)), [language]);
  // What was typed before the script was there counts as well.
  useEffect(() => void recount(), [recount]);
  const change = useCallback(() => {
    recount();
    touch();
  }, [recount, touch]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isConflict) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    setPressed(submitter);
    setAnswer(null);
    saveNow((submitter as HTMLButtonElement | null)?.value === 'check' ? 'check' : 'stay');
  }

  const isWrong = isStillWrong(answer);
  useErrorInTitle(isWrong || isConflict);
  useSavingByKey(() => !isConflict && saveNow());
  useFirstFocus(id, props.focus, version === null);
  useEffect(() => {
    if (isConflict) router.refresh();
  }, [isConflict, router]);

  const format = useMemo(() => moneyFormat(language), [language]);
  const outcome = answer && answer.code !== 'fault' ? answer : null;
  const state = {
    id,
    isPending: saving.kind === 'running' && pressed !== null,
    pressed,
    errors: errorsOf(outcome),
    values: arrived?.values,
  };
  const vatWord = (choice: VatChoice) => options.vat.find((one) => one.value === choice)?.label ?? choice;
  const vatOf = (category: string | null, rate: string | null) => {
    const choice = vatChoiceOf(category, rate);
    return choice ? vatWord(choice) : (category ?? '');
  };
  // Somebody else's version has arrived with the page: what is typed here is compared with it.
  const isCompared = isConflict && version !== null && version !== draft.version;

  return (
    <FormContext value={state}>
      <div className="flex flex-col gap-5">
        {answer && (isWrong || answer.code === 'ok') && <OutcomeNotice outcome={answer} formId={id} />}
        {isConflict && (
          <InvoiceConflict
            key={version}
            name={isCompared ? props.changedByName : ''}
            message={saving.message}
            differences={
              isCompared && form.current
                ? differencesOf(form.current, fields, props.recipient?.name ?? '', vatWord, words)
                : []
            }
            words={words}
            onKeep={() => {
              draft.accept(version ?? 1);
              saveNow();
            }}
            onTake={onTake}
          />
        )}
        <form
          ref={form}
          id={`${id}-form`}
          action={post}
          noValidate
          onSubmit={submit}
          onInput={(event) => {
            setAnswer(withoutError(answer, changedField(event)));
            if ((event.target as HTMLInputElement).name) change();
          }}
          className="group/invoice flex flex-col gap-5"
        >
          <input type="hidden" name="documentId" value={props.documentId} />
          <input type="hidden" name="organisationId" value={props.organisationId} />
          <input type="hidden" name="language" value={language} />
          {draft.version !== null && <input type="hidden" name="version" value={draft.version} />}
          {props.blanks.sender.length > 0 && (
            <Card title={words.sender}>
              <Notice>{fill(words.senderMissing, props.organisationName)}</Notice>
              <div className="mt-4 grid gap-5 sm:grid-cols-2">
                <Blanks prefix="sender" blanks={props.blanks.sender} fields={fields} words={words} />
              </div>
            </Card>
          )}
          <Card title={words.to} className="overflow-visible">
            <InvoiceRecipient
              fields={fields}
              chosen={props.recipient}
              suggestions={props.suggestions}
              candidates={props.candidates}
              blanks={props.blanks.buyer}
              countries={options.countries}
              words={words}
              onChange={change}
            />
          </Card>
          <Card title={words.details}>
            <InvoiceDetails fields={fields} terms={options.terms} words={words} />
          </Card>
          <Card title={words.lines}>
            <InvoiceLines
              lines={start}
              nets={sums.nets}
              firstVat={fields.chargeVat}
              options={options}
              words={words}
              format={format}
              onChange={change}
            />
            <div className="mt-5 flex flex-wrap items-start gap-x-10 gap-y-6 border-line border-t pt-5">
              <InvoiceReductions fields={fields} vat={options.vat} words={words} />
              <InvoiceTotals sums={sums} words={words} vatWord={vatOf} format={format} />
            </div>
          </Card>
          <Card title={words.payment} className="group-has-[input[value^=credit]:checked]/invoice:hidden">
            <InvoicePayment fields={fields} codes={options.payment} words={words} />
          </Card>
          <Card title={words.note} description={words.noteHelp}>
            <Field name="note" label={words.note} hideLabel>
              <Textarea defaultValue={fields.note} />
            </Field>
          </Card>
        </form>
        <InvoiceAttachments
          documentId={props.documentId}
          version={draft.version}
          attachments={props.attachments}
          remove={props.removeAttachment}
          saveFirst={draft.keep}
          between={draft.between}
          onChange={() => {
            draft.advance();
            router.refresh();
          }}
          words={words}
        />
        <InvoiceBar
          form={`${id}-form`}
          saving={saving}
          isNew={draft.version === null}
          total={format(sums.totals.payable ?? '0.00')}
          language={language}
          words={words}
        />
      </div>
    </FormContext>
  );
}

function moneyFormat(language: Language): (amount: string) => string {
  const written = numberFormat(language, { style: 'currency', currency: 'EUR' });
  return (amount) => written.format(amount as Intl.StringNumericLiteral);
}
