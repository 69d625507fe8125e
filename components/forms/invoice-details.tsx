'use client';

import { type RefObject, useRef } from 'react';
import { daysAfter, type InvoiceFields, termBetween } from '@/lib/documents/drafts/invoice-form/fields';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { RadioGroup } from '../ui/radio-group';
import { Select } from '../ui/select';
import type { InvoiceWords } from './invoice-words';

type Option = { value: string; label: string };

/** What kind of document, its dates and references. Without script the chosen term counts, and “other date” the date. */
export function InvoiceDetails({
  fields,
  terms,
  words,
}: {
  fields: InvoiceFields;
  terms: readonly Option[];
  words: InvoiceWords;
}) {
  return (
    <div className="flex flex-col gap-5">
      <RadioGroup
        name="type"
        label={words.type}
        columns
        defaultValue={fields.type}
        options={[
          { value: 'invoice', label: words.invoice },
          { value: 'credit_note', label: words.creditNote },
        ]}
      />
      <Field
        name="precedingNumber"
        label={words.precedingNumber}
        className="hidden max-w-sm group-has-[input[value^=credit]:checked]/invoice:flex"
      >
        <Input defaultValue={fields.precedingNumber} autoComplete="off" />
      </Field>
      <Dates {...{ fields, terms, words }} />
      <div className="grid gap-x-5 gap-y-5 sm:grid-cols-3 sm:gap-y-1.5">
        <Field name="buyerReference" label={words.buyerReference}>
          <Input defaultValue={fields.buyerReference} autoComplete="off" />
        </Field>
        <Field name="orderReference" label={words.orderReference}>
          <Input defaultValue={fields.orderReference} autoComplete="off" />
        </Field>
        <Field name="deliveryDate" label={words.deliveryDate} optional>
          <Input type="date" defaultValue={fields.deliveryDate} />
        </Field>
        <p className="-mb-3 -order-1 text-muted text-small sm:order-none sm:col-span-2 sm:mb-0">{words.oneOfTwo}</p>
      </div>
      <details
        className="group/more"
        open={Boolean(fields.contractReference || fields.projectReference || fields.accountingCost)}
      >
        <summary className="link w-fit text-sm">{words.more}</summary>
        <div className="mt-3 grid gap-5 sm:grid-cols-3">
          <Field name="contractReference" label={words.contractReference} optional>
            <Input defaultValue={fields.contractReference} autoComplete="off" />
          </Field>
          <Field name="projectReference" label={words.projectReference} optional>
            <Input defaultValue={fields.projectReference} autoComplete="off" />
          </Field>
          <Field name="accountingCost" label={words.accountingCost} optional>
            <Input defaultValue={fields.accountingCost} autoComplete="off" />
          </Field>
        </div>
      </details>
    </div>
  );
}

/** The due date follows the term, and a due date chosen by hand the other way. */
function Dates({ fields, terms, words }: { fields: InvoiceFields; terms: readonly Option[]; words: InvoiceWords }) {
  const issue = useRef<HTMLInputElement>(null);
  const due = useRef<HTMLInputElement>(null);
  const term = useRef<HTMLSelectElement>(null);
  const follow = () => {
    const days = term.current?.value ?? 'other';
    if (days !== 'other' && value(issue) && due.current) due.current.value = daysAfter(value(issue), Number(days));
  };
  const choose = () => {
    if (term.current) term.current.value = termBetween(value(issue), value(due));
  };
  return (
    <div className="grid gap-5 sm:grid-cols-3">
      <Field name="issueDate" label={words.issueDate}>
        <Input ref={issue} type="date" defaultValue={fields.issueDate} onChange={follow} />
      </Field>
      <Field name="term" label={words.term} className="group-has-[input[value^=credit]:checked]/invoice:hidden">
        <Select ref={term} options={terms} defaultValue={fields.term} onChange={follow} />
      </Field>
      <Field name="dueDate" label={words.dueDate} className="group-has-[input[value^=credit]:checked]/invoice:hidden">
        <Input ref={due} type="date" defaultValue={fields.dueDate} onChange={choose} />
      </Field>
    </div>
  );
}

const value = (field: RefObject<HTMLInputElement | null>) => field.current?.value ?? '';
