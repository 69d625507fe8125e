'use client';

import type { InvoiceFields } from '@/lib/documents/drafts/invoice-form/fields';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import type { InvoiceWords } from './invoice-words';

/** How the invoice is to be paid. */
export function InvoicePayment({
  fields,
  codes,
  words,
}: {
  fields: InvoiceFields;
  codes: readonly { value: string; label: string }[];
  words: InvoiceWords;
}) {
  return (
    <div className="grid items-start gap-5 sm:grid-cols-3">
      <Field name="paymentCode" label={words.paymentCode}>
        <Select options={codes} defaultValue={fields.paymentCode} />
      </Field>
      <Field name="iban" label={words.iban}>
        <Input defaultValue={fields.iban} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      </Field>
      <Field name="remittance" label={words.remittance} optional>
        <Input defaultValue={fields.remittance} placeholder={words.remittanceHelp} autoComplete="off" />
      </Field>
    </div>
  );
}
