import type { Language } from '@/db/vocabulary';
import { amountsOf } from '@/lib/documents/drafts/invoice-form/amounts';
import { emptyLine, type InvoiceFields, type LineFields } from '@/lib/documents/drafts/invoice-form/fields';
import { parseAmount } from '@/lib/documents/ubl/parse-amount';
import type { Summed } from '@/lib/documents/ubl/totals';
import { type VatChoice, vatChoices } from '@/lib/documents/ubl/vat-choices';
import type { Values } from '@/lib/policy/outcome';

const isChoice = (name: string): name is VatChoice => name in vatChoices;

const vatOf = (name: string) => {
  const { category, rate } = vatChoices[isChoice(name) ? name : 'standard'];
  return { vatCategory: category, vatRate: rate };
};

/** The form as text, by the names it posts; lines in their order. */
export function typedIn(form: HTMLFormElement): { values: Record<string, string>; lines: LineFields[] } {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') values[name] = value;
  return { values, lines: postedLines(values) ?? [] };
}

/** The lines among what was posted; nothing when none was. */
export function postedLines(values: Values | Record<string, string>): LineFields[] | null {
  const lines: Record<string, string>[] = [];
  for (const [name, value] of Object.entries(values)) {
    const match = /^lines\.(\d{1,3})\.(\w+)$/.exec(name);
    if (match && typeof value === 'string')
      lines[Number(match[1])] = { ...lines[Number(match[1])], [match[2]!]: value };
  }
  return lines.length > 0 ? Array.from(lines, (line) => ({ ...emptyLine(), ...line })) : null;
}

/** The totals of what is typed at this moment: what cannot be read counts as nothing. */
export function sumsOf(form: HTMLFormElement, language: Language): Summed {
  const { values, lines } = typedIn(form);
  return sums(values, lines, language);
}

/** The totals of a draft as it was saved. */
export const sumsOfFields = ({ lines, ...values }: InvoiceFields, language: Language): Summed =>
  sums(values, lines, language);

function sums(values: Record<string, string>, lines: readonly LineFields[], language: Language): Summed {
  const read = (text: string | undefined) => (text ? parseAmount(text, language) : null);
  const charge = read(values.chargeAmount);
  return amountsOf({
    lines: lines.map((line) => ({
      quantity: read(line.quantity),
      price: read(line.price),
      discount: read(line.discount),
      ...vatOf(line.vat),
    })),
    discount: read(values.discount),
    charge: charge === null ? null : { amount: charge, reason: null, ...vatOf(values.chargeVat ?? '') },
  });
}

/** One line in words, for comparing two drafts. */
export const lineText = (line: LineFields | undefined, vatWord: (choice: VatChoice) => string): string => {
  if (!line || (!line.name && !line.price)) return '';
  const discount = line.discount ? ` − ${line.discount}%` : '';
  return `${line.quantity} × ${line.name} · ${line.price}${discount} · ${vatWord(line.vat)}`;
};

/** The form as it is posted by script, made from the version that is known. */
export function postedFrom(element: HTMLFormElement, version: number | null, next: 'stay' | 'check'): FormData {
  const posted = new FormData(element);
  posted.set('by', 'script');
  posted.set('next', next);
  if (version === null) posted.delete('version');
  else posted.set('version', String(version));
  return posted;
}

/** An invoice for nobody about nothing is not kept by itself. */
export function isWorthSaving(form: HTMLFormElement): boolean {
  const posted = new FormData(form);
  return ['recipientId', 'buyerName', 'lines.0.name', 'lines.0.price'].some((name) => posted.get(name));
}

/** Whether a field says something else than the page was drawn with. */
export function isTouched(form: HTMLFormElement): boolean {
  return Array.from(form.elements).some((field) => {
    if (field instanceof HTMLSelectElement) return drawnChoice(field) !== field.value;
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false;
    return field.type === 'radio' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  });
}

/** The choice that came with the page; a list drawn in the browser bears no mark of it. */
const drawnChoice = (list: HTMLSelectElement) =>
  Array.from(list.options).find((one) => one.defaultSelected)?.value ?? list.value;
