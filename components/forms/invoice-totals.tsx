'use client';

import type { InvoiceFields } from '@/lib/documents/drafts/invoice-form/fields';
import type { Summed } from '@/lib/documents/ubl/totals';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { fill } from '../ui/words';
import type { InvoiceWords } from './invoice-words';

/** What the invoice comes to at this moment, VAT by rate; spoken when it changes. */
export function InvoiceTotals({
  sums,
  words,
  vatWord,
  format,
}: {
  sums: Summed;
  words: InvoiceWords;
  /** The word for a category and rate. */
  vatWord: (category: string | null, rate: string | null) => string;
  format: (amount: string) => string;
}) {
  const { totals, vat } = sums;
  const rows = [
    { key: 'lines', word: words.subtotal, amount: totals.lines },
    { key: 'discount', word: words.discountTotal, amount: totals.allowances && `-${totals.allowances}` },
    { key: 'charge', word: words.chargeTotal, amount: totals.charges },
    ...vat
      .filter((each) => each.category !== null)
      .map(({ category, rate, tax }) => ({
        key: `${category} ${rate}`,
        word: fill(words.vatOn, vatWord(category, rate)),
        amount: tax,
      })),
  ];
  return (
    <dl className="ml-auto flex w-full max-w-80 flex-col gap-1.5 text-sm">
      {rows.map(
        ({ key, word, amount }) =>
          amount !== null && (
            <div key={key} className="flex justify-between gap-4">
              <dt className="text-muted">{word}</dt>
              <dd className="tabular-nums">{format(amount)}</dd>
            </div>
          ),
      )}
      <div className="mt-1 flex items-baseline justify-between gap-4 border-line border-t pt-2.5 font-semibold">
        <dt>{words.total}</dt>
        <dd className="text-xl tabular-nums">{format(totals.payable ?? '0.00')}</dd>
      </div>
    </dl>
  );
}

/** Discount or charge on the whole, folded away until there is one; and why a line bears no VAT. */
export function InvoiceReductions({
  fields,
  vat,
  words,
}: {
  fields: InvoiceFields;
  vat: readonly { value: string; label: string }[];
  words: InvoiceWords;
}) {
  const number = { inputMode: 'decimal', autoComplete: 'off', className: 'tabular-nums' } as const;
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-4">
      <details open={Boolean(fields.discount || fields.chargeAmount)}>
        <summary className="link w-fit text-sm">{words.reductions}</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <Field name="discount" label={words.discount} optional>
            <Input defaultValue={fields.discount} {...number} />
          </Field>
          <Field name="chargeReason" label={words.chargeReason} optional>
            <Input defaultValue={fields.chargeReason} autoComplete="off" />
          </Field>
          <Field name="chargeAmount" label={words.chargeAmount} optional>
            <Input defaultValue={fields.chargeAmount} {...number} />
          </Field>
          <Field name="chargeVat" label={words.chargeVat}>
            <Select defaultValue={fields.chargeVat} options={vat} />
          </Field>
        </div>
      </details>
      <Field
        name="exemptionReason"
        label={words.exemptionReason}
        hint={words.exemptionHelp}
        className="hidden max-w-md group-has-[option[value=exempt]:checked]/invoice:flex"
      >
        <Input defaultValue={fields.exemptionReason} autoComplete="off" />
      </Field>
    </div>
  );
}
