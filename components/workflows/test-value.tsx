'use client';

import { useState } from 'react';
import { parseAmount } from '@/lib/documents/ubl/parse-amount';
import { type FieldKind, standsAlone } from '@/lib/workflows/checks/operators';
import type { CheckStep } from '@/lib/workflows/definition/definition';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import type { DesignerChoices, DesignerWords } from './words';

type Test = CheckStep['tests'][number];

/** What a field is compared with, as what it is: an amount, a day, a type, or text. Nothing where the comparison stands alone. */
export function TestValue({
  id,
  test,
  kind,
  choices,
  words,
  onChange,
}: {
  id: string;
  test: Test;
  kind: FieldKind;
  choices: DesignerChoices;
  words: DesignerWords;
  onChange: (test: Test) => void;
}) {
  if (standsAlone(test.operator)) return null;
  const take = (value: string) => onChange({ ...test, value });
  const isType = test.field === 'type' && (test.operator === 'equals' || test.operator === 'differs');
  const hint = kind === 'number' ? words.decimal : test.operator === 'matches' ? words.pattern : undefined;
  return (
    <Field name={`value-${id}`} label={words.value} hint={hint}>
      {isType ? (
        <Select
          value={test.value}
          placeholder=""
          options={choices.types}
          onChange={(event) => take(event.target.value)}
        />
      ) : kind === 'number' ? (
        <Amount value={test.value} language={choices.language} onChange={take} />
      ) : (
        <Input
          type={kind === 'date' ? 'date' : 'text'}
          value={test.value}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => take(event.target.value)}
        />
      )}
    </Field>
  );
}

/** An amount as people type it, kept as a decimal; nothing is kept of what is none. */
function Amount({
  value,
  language,
  onChange,
}: {
  value: string;
  language: DesignerChoices['language'];
  onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  // What was typed into a question that is gone is not shown over the one that took its place.
  const isOurs = typed !== null && (parseAmount(typed, language) ?? '') === value;
  return (
    <Input
      inputMode="decimal"
      autoComplete="off"
      value={isOurs ? typed : value}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parseAmount(event.target.value, language) ?? '');
      }}
      onBlur={() => value !== '' && setTyped(null)}
    />
  );
}
