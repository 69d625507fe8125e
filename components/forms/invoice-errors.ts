import type { Outcome } from '@/lib/policy/outcome';
import type { Fault } from '../ui/outcome-notice';
import { fill } from '../ui/words';
import type { InvoiceWords } from './invoice-words';

const columns: Readonly<Record<string, keyof InvoiceWords>> = {
  name: 'description',
  quantity: 'quantity',
  unit: 'unit',
  price: 'price',
  discount: 'lineDiscount',
  vat: 'vat',
};

/** The answer with every error inside a line saying where it is ("Line 2, Quantity: …"): two that sound alike are told apart. */
export function withPlaces(answer: Outcome | Fault, words: InvoiceWords): Outcome | Fault {
  if (answer.code !== 'invalid') return answer;
  const fields = Object.entries(answer.fields).map(([name, error]) => [name, placed(name, error, words)]);
  return { ...answer, fields: Object.fromEntries(fields) };
}

function placed(name: string, error: string, words: InvoiceWords): string {
  const [, line, column] = /^lines\.(\d+)\.(\w+)$/.exec(name) ?? [];
  const word = columns[column ?? ''];
  return word ? `${fill(words.line, String(Number(line) + 1))}, ${words[word]}: ${error}` : error;
}
