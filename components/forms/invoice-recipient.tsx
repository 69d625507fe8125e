'use client';

import { useState } from 'react';
import type { InvoiceFields } from '@/lib/documents/drafts/invoice-form/fields';
import { Field } from '../ui/field';
import { Finder } from '../ui/finder';
import { Input } from '../ui/input';
import { Notice } from '../ui/notice';
import { RadioGroup } from '../ui/radio-group';
import { Select } from '../ui/select';
import type { InvoiceWords } from './invoice-words';

/** What the directory tells of an organisation. */
export type RecipientChoice = { id: string; name: string; legalNumber: string; city: string };

/** What an organisation may leave open in its own details. */
export type BlankName = 'LegalNumber' | 'VatNumber' | 'Street' | 'Postcode' | 'City';

const choiceOf = ({ id, name, legalNumber, city }: RecipientChoice) => ({
  id,
  label: name,
  kind: 'organisation' as const,
  detail: [legalNumber, city].filter(Boolean).join(' · '),
});

/** Asks the directory; a refusal (too many questions) finds nothing. */
async function search(text: string) {
  const answer = await fetch(`/invoices/recipients?text=${encodeURIComponent(text)}`);
  return answer.ok ? ((await answer.json()) as RecipientChoice[]).map(choiceOf) : [];
}

/** Who the invoice is for: an organisation on the platform, found by name or number, or an address outside. */
export function InvoiceRecipient({
  fields,
  chosen,
  suggestions,
  candidates,
  blanks,
  countries,
  words,
  onChange,
}: {
  fields: InvoiceFields;
  chosen: RecipientChoice | null;
  suggestions: readonly RecipientChoice[];
  candidates: readonly RecipientChoice[];
  blanks: readonly BlankName[];
  countries: readonly { value: string; label: string }[];
  words: InvoiceWords;
  onChange: () => void;
}) {
  const [picked, setPicked] = useState(chosen?.id ?? null);
  // Its blanks are known once the draft is saved; those of another one chosen since are not these.
  const hasBlanks = picked !== null && picked === chosen?.id && blanks.length > 0;
  return (
    <div className="group/to flex flex-col gap-5">
      <RadioGroup
        name="recipient"
        label={<span className="sr-only">{words.to}</span>}
        columns
        defaultValue={fields.recipient}
        options={[
          { value: 'platform', label: words.onPlatform, description: words.onPlatformHelp },
          { value: 'outside', label: words.outside, description: words.outsideHelp },
        ]}
      />
      <div className="flex flex-col gap-5 group-has-[input[value=outside]:checked]/to:hidden">
        <Field name="recipientId" label={words.recipient} hint={words.recipientHelp} className="noscript:hidden">
          <Finder
            name="recipientId"
            options={(candidates.length > 0 ? candidates : suggestions).map(choiceOf)}
            search={search}
            chosen={chosen ? choiceOf(chosen) : undefined}
            placeholder={words.recipientPlaceholder}
            onChange={(choice) => {
              setPicked(choice?.id ?? null);
              // The posted field changes with the next drawing.
              requestAnimationFrame(onChange);
            }}
          />
        </Field>
        <RecipientWithoutScript {...{ chosen, candidates, words }} />
        {hasBlanks && (
          <>
            <Notice>{words.recipientMissing}</Notice>
            <div className="grid gap-5 sm:grid-cols-2">
              <Blanks prefix="buyer" {...{ blanks, fields, words }} />
            </div>
          </>
        )}
      </div>
      <div className="hidden gap-5 sm:grid-cols-2 group-has-[input[value=outside]:checked]/to:grid">
        <Field name="buyerName" label={words.name}>
          <Input defaultValue={fields.buyerName} autoComplete="off" />
        </Field>
        <Field name="buyerEmail" label={words.email}>
          <Input type="email" inputMode="email" defaultValue={fields.buyerEmail} autoComplete="off" />
        </Field>
        {!hasBlanks && (
          <Blanks
            prefix="buyer"
            blanks={['Street', 'Postcode', 'City', 'LegalNumber', 'VatNumber']}
            {...{ fields, words }}
          />
        )}
        <Field name="buyerCountry" label={words.country}>
          <Select options={countries} defaultValue={fields.buyerCountry} />
        </Field>
      </div>
    </div>
  );
}

/** Fields for what an organisation leaves open, or for all that an address outside has. */
export function Blanks({
  prefix,
  blanks,
  fields,
  words,
}: {
  prefix: 'sender' | 'buyer';
  blanks: readonly BlankName[];
  fields: InvoiceFields;
  words: InvoiceWords;
}) {
  const labels: Record<BlankName, string> = {
    LegalNumber: words.legalNumber,
    VatNumber: words.vatNumber,
    Street: words.street,
    Postcode: words.postcode,
    City: words.city,
  };
  return blanks.map((blank) => (
    <Field key={blank} name={`${prefix}${blank}`} label={labels[blank]}>
      <Input defaultValue={fields[`${prefix}${blank}`]} autoComplete="off" />
    </Field>
  ));
}

/** A number or a whole name is enough; where several fit, they stand here to choose from. */
function RecipientWithoutScript({
  chosen,
  candidates,
  words,
}: {
  chosen: RecipientChoice | null;
  candidates: readonly RecipientChoice[];
  words: InvoiceWords;
}) {
  const known = chosen ? [chosen] : candidates;
  return (
    <noscript>
      <div className="flex flex-col gap-3">
        {known.length > 0 && (
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1 font-medium text-sm">{chosen ? words.recipient : words.didYouMean}</legend>
            {known.map((one) => (
              <label key={one.id} className="flex items-center gap-2 text-sm">
                <input type="radio" name="recipientId" value={one.id} defaultChecked={one === chosen} />
                {one.name}
                <span className="text-muted">{choiceOf(one).detail}</span>
              </label>
            ))}
          </fieldset>
        )}
        <Field name="recipientText" label={words.recipientPlaceholder}>
          <Input />
        </Field>
      </div>
    </noscript>
  );
}
