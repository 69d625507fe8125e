'use client';

import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, useContext, useRef, useState } from 'react';
import { emptyLine, type LineFields } from '@/lib/documents/drafts/invoice-form/fields';
import type { VatChoice } from '@/lib/documents/ubl/vat-choices';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { FormContext } from '../ui/form-context';
import { IconButton } from '../ui/icon-button';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { fill } from '../ui/words';
import type { InvoiceWords } from './invoice-words';

export type LineOptions = {
  units: readonly { value: string; label: string }[];
  vat: readonly { value: string; label: string }[];
};

type Row = { key: number; start: LineFields };

/** Columns of a line where there is room; below it a line is a card. */
const columns =
  '@4xl:grid-cols-[minmax(0,1fr)_4.75rem_6.5rem_6.5rem_4.75rem_9rem_6.5rem_2rem] @4xl:items-end @4xl:gap-x-2';

/**
 * The lines of an invoice. Enter goes to the next field and adds a line after the last one, Alt and an arrow move a line.
 * Without script there are as many as were drawn, and a button that asks for one more.
 */
export function InvoiceLines({
  lines,
  nets,
  firstVat,
  options,
  words,
  format,
  onChange,
}: {
  lines: readonly LineFields[];
  /** What each line comes to. */
  nets: readonly string[];
  firstVat: VatChoice;
  options: LineOptions;
  words: InvoiceWords;
  format: (amount: string) => string;
  /** Lines were added, removed or moved: their fields have other names now. */
  onChange: () => void;
}) {
  const form = useContext(FormContext);
  const nextKey = useRef(lines.length);
  const box = useRef<HTMLOListElement>(null);
  const [rows, setRows] = useState<readonly Row[]>(lines.map((start, key) => ({ key, start })));
  const [said, setSaid] = useState('');

  function change(next: readonly Row[], focus?: { row: number; column: number }, say = '') {
    setRows(next);
    setSaid(say);
    // After the fields have their new names.
    requestAnimationFrame(() => {
      if (focus) enter(cells(box.current, focus.row)[focus.column]);
      onChange();
    });
  }

  const vatOfLast = () => (cells(box.current, rows.length - 1).at(-1) as HTMLSelectElement | undefined)?.value;
  const add = () => {
    const start = emptyLine((vatOfLast() as VatChoice | undefined) ?? firstVat);
    change([...rows, { key: nextKey.current++, start }], { row: rows.length, column: 0 });
  };
  const remove = (place: number) => {
    const kept = rows.filter((_, each) => each !== place);
    const left = kept.length > 0 ? kept : [{ key: nextKey.current++, start: emptyLine(firstVat) }];
    change(left, { row: Math.min(place, left.length - 1), column: 0 });
  };

  function move(from: number, to: number, column: number) {
    const row = rows[from];
    if (!row || to < 0 || to >= rows.length) return;
    const rest = rows.filter((each) => each !== row);
    change([...rest.slice(0, to), row, ...rest.slice(to)], { row: to, column }, fill(words.lineMoved, String(to + 1)));
  }

  function key(event: KeyboardEvent<HTMLLIElement>, place: number) {
    const own = cells(box.current, place);
    const column = own.indexOf(event.target as HTMLInputElement);
    if (column < 0) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(place, place + (event.key === 'ArrowUp' ? -1 : 1), column);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (column < own.length - 1) enter(own[column + 1]);
      else if (place < rows.length - 1) enter(cells(box.current, place + 1)[0]);
      else add();
    }
  }

  // What was typed stands in the fields themselves, under names that move: the form must not put it back by name.
  const state = form && { ...form, values: undefined };
  return (
    <FormContext value={state}>
      <div className="@container">
        <LineHeads words={words} />
        <ol ref={box} className="flex flex-col gap-3 @4xl:gap-2">
          {rows.map(({ key: id, start }, place) => (
            <li
              key={id}
              onKeyDown={(event) => key(event, place)}
              // What is wrong with a cell has no room in it: the cell tells it, and it is read under the line.
              className={`grid grid-cols-6 gap-x-3 gap-y-2.5 rounded-lg border border-line p-3 @4xl:rounded-none @4xl:border-0 @4xl:p-0 [&_[id$=-error]]:sr-only ${columns}`}
            >
              <LineCells {...{ place, start, options, words }} />
              <p className="col-span-5 flex min-h-9 items-center justify-between gap-2 font-medium tabular-nums @4xl:col-span-1 @4xl:justify-end">
                <span className="font-normal text-muted text-sm @4xl:sr-only">{words.amount}</span>
                {format(nets[place] ?? '0.00')}
              </p>
              <span className="noscript:hidden flex min-h-9 items-center justify-end">
                <IconButton
                  label={fill(words.removeLine, String(place + 1))}
                  icon={<X aria-hidden />}
                  onClick={() => remove(place)}
                />
              </span>
              <LineErrors place={place} errors={form?.errors ?? {}} />
            </li>
          ))}
        </ol>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" name="next" value="line" icon={<Plus aria-hidden />} onClick={instead(add)}>
          {words.addLine}
        </Button>
        <p className="noscript:hidden text-muted text-small max-sm:hidden">{words.lineKeys}</p>
        <span role="status" className="sr-only">
          {said}
        </span>
      </div>
    </FormContext>
  );
}

/** With script the button does its work here; without, it sends the form. */
const instead = (work: () => void) => (event: React.MouseEvent) => {
  event.preventDefault();
  work();
};

/** Goes into a field as Tab does: what stands there is replaced by what is typed. */
function enter(field: HTMLInputElement | HTMLSelectElement | undefined) {
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** The fields of one line, in the order of Enter. */
const cells = (list: HTMLOListElement | null, place: number) =>
  Array.from(list?.children[place]?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select') ?? []);

/** Everything that is wrong in a line. */
function LineErrors({ place, errors }: { place: number; errors: Readonly<Record<string, string>> }) {
  const own = Object.entries(errors).filter(([name]) => name.startsWith(`lines.${place}.`));
  if (own.length === 0) return null;
  return (
    <ul aria-hidden className="col-span-full font-medium text-danger-ink text-small">
      {own.map(([name, error]) => (
        <li key={name}>{error}</li>
      ))}
    </ul>
  );
}

/** The words over the columns; each field has its own as well, for those who do not see the columns. */
function LineHeads({ words }: { words: InvoiceWords }) {
  return (
    <div aria-hidden className={`mb-1.5 hidden font-medium text-muted text-small @4xl:grid ${columns}`}>
      <span>{words.description}</span>
      <span className="text-right">{words.quantity}</span>
      <span>{words.unit}</span>
      <span className="text-right">{words.price}</span>
      <span className="text-right">{words.lineDiscount}</span>
      <span>{words.vat}</span>
      <span className="text-right">{words.amount}</span>
    </div>
  );
}

function LineCells({
  place,
  start,
  options,
  words,
}: {
  place: number;
  start: LineFields;
  options: LineOptions;
  words: InvoiceWords;
}) {
  const cell = (name: keyof LineFields, word: string) => ({
    name: `lines.${place}.${name}`,
    label: (
      <span className="@4xl:sr-only">
        {word}
        <span className="sr-only">, {fill(words.line, String(place + 1))}</span>
      </span>
    ),
  });
  const number = { inputMode: 'decimal', autoComplete: 'off', className: 'text-right tabular-nums' } as const;
  return (
    <>
      <Field {...cell('name', words.description)} className="col-span-6 @4xl:col-span-1">
        <Input defaultValue={start.name} autoComplete="off" maxLength={300} />
      </Field>
      <Field {...cell('quantity', words.quantity)} className="col-span-3 @4xl:col-span-1">
        <Input defaultValue={start.quantity} {...number} />
      </Field>
      <Field {...cell('unit', words.unit)} className="col-span-3 @4xl:col-span-1">
        <Select defaultValue={start.unit} options={options.units} />
      </Field>
      <Field {...cell('price', words.price)} className="col-span-3 @4xl:col-span-1">
        <Input defaultValue={start.price} {...number} />
      </Field>
      <Field {...cell('discount', words.lineDiscount)} className="col-span-3 @4xl:col-span-1">
        <Input defaultValue={start.discount} {...number} />
      </Field>
      <Field {...cell('vat', words.vat)} className="col-span-6 @4xl:col-span-1">
        <Select defaultValue={start.vat} options={options.vat} />
      </Field>
    </>
  );
}
