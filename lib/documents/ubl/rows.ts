import type { EmbeddedFile } from './attachment-bytes';
import type { EDocument } from './model';
import { decimalOf } from './values';
import { escapeAttribute, escapeText } from './xml-text';

/** The roots that are written. */
export type Root = 'Invoice' | 'CreditNote' | 'Order' | 'OrderResponse';

/** What every row may look at besides its own value: the whole document, its root, the bytes to embed. */
export type Whole = { readonly root: Root; readonly model: EDocument; readonly files: readonly EmbeddedFile[] };

/** One row of the element table: writes its element for a value, or nothing when there is nothing to say. */
export type Row<T> = (value: T, whole: Whole, depth: number) => string;

type Text = string | null | undefined;
type Tag = string | Readonly<Partial<Record<Root, string>>>;

/** An element with text; null is not written. */
export function leaf<T>(tag: Tag, text: (value: T, whole: Whole) => Text, attributes = noAttributes<T>): Row<T> {
  return (value, whole, depth) => {
    const name = nameIn(whole.root, tag);
    const content = text(value, whole);
    if (name === undefined || content == null || content === '') return '';
    return `${indent(depth)}<${name}${written(attributes(value, whole))}>${escapeText(content)}</${name}>\n`;
  };
}

/** An element with an amount of money: two places at least, with the document's currency. Throws when that is missing. */
export function amount<T>(tag: Tag, decimal: (value: T, whole: Whole) => Text, currency = currencyOf<T>): Row<T> {
  return leaf(
    tag,
    (value, whole) => padded(decimal(value, whole)),
    (value, whole) => ({
      currencyID: currency(value, whole),
    }),
  );
}

/** An element with a number as it is: a quantity, a price, a percentage. Throws when it is no decimal. */
export function decimal<T>(tag: Tag, number: (value: T) => Text, attributes = noAttributes<T>): Row<T> {
  return leaf(tag, (value) => checked(number(value)), attributes);
}

/** An element around others, once for each value; one without content is left out. */
export function group<T, U>(
  tag: Tag,
  values: (value: T, whole: Whole) => readonly U[],
  rows: readonly Row<U>[],
): Row<T> {
  return (value, whole, depth) => {
    const name = nameIn(whole.root, tag);
    if (name === undefined) return '';
    let text = '';
    for (const each of values(value, whole)) {
      let content = '';
      for (const row of rows) content += row(each, whole, depth + 1);
      if (content !== '') text += `${indent(depth)}<${name}>\n${content}${indent(depth)}</${name}>\n`;
    }
    return text;
  };
}

/** An element around others of the same value. */
export function wrap<T>(tag: Tag, rows: readonly Row<T>[]): Row<T> {
  return group(tag, (value) => [value], rows);
}

/** A row once for each of several values. */
export function each<T, U>(values: (value: T) => readonly U[], row: Row<U>): Row<T> {
  return (value, whole, depth) => {
    let text = '';
    for (const one of values(value)) text += row(one, whole, depth);
    return text;
  };
}

/** A row that only some documents have at this place. */
export function only<T>(roots: readonly Root[], row: Row<T>): Row<T> {
  return (value, whole, depth) => (roots.includes(whole.root) ? row(value, whole, depth) : '');
}

type Attributes = Readonly<Record<string, string | null>>;

function noAttributes<T>(_value: T, _whole: Whole): Attributes {
  return {};
}

function currencyOf<T>(_value: T, { model }: Whole): string {
  if (model.currency === null) throw new Error('A document with amounts needs a currency');
  return model.currency;
}

function checked(number: Text): Text {
  if (number == null) return null;
  const decimal = decimalOf(number);
  if (decimal === null) throw new Error('An amount or quantity of the document is not a decimal');
  return decimal;
}

function padded(number: Text): Text {
  const decimal = checked(number);
  if (decimal == null) return null;
  const [whole = '', fraction = ''] = decimal.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}

function written(attributes: Attributes): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) text += ` ${name}="${escapeAttribute(value)}"`;
  }
  return text;
}

function nameIn(root: Root, tag: Tag): string | undefined {
  return typeof tag === 'string' ? tag : tag[root];
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}
