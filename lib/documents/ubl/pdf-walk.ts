import { type Budget, type PdfDictionary, type PdfValue, PdfValues, Unreadable, unreadable } from './pdf-values';

/** More objects than this are not looked at. */
export const maximumObjects = 150_000;

// What an object that cannot be read costs, in values: a sound file has next to none.
const errorCost = 50;

/** A stream of a PDF file: its dictionary, and where its bytes begin and end. */
export type Stream = { readonly dictionary: PdfDictionary; readonly start: number; readonly end: number };

/** An object as it stands in the file; `at` is where its value begins. */
export type Walked = { number: number; at: number; value: PdfValue; stream: Stream | null };

/** The objects that stand in the file itself, in its order. What is no object is stepped over. */
export function* walk(text: string, budget: Budget): Generator<Walked> {
  const lengths = wholeNumbers(text);
  let endstream = -1;
  for (let at = text.indexOf('obj'); at >= 0; at = text.indexOf('obj', at)) {
    const number = numberBefore(text, at);
    at += 3;
    if (number === null) continue;
    const values = new PdfValues(text, at, budget);
    const value = attempt(() => values.value());
    if (value === undefined) budget.values -= errorCost;
    if (budget.values < 0 || budget.characters < 0) throw unreadable;
    if (value === undefined) continue;
    values.skipBlank();
    const isStream = value instanceof Map && text.startsWith('stream', values.at);
    if (!isStream) {
      yield { number, at, value, stream: null };
      at = values.at;
      continue;
    }
    const start = startOfStream(text, values.at);
    let end = statedEnd(text, start, value.get('Length'), lengths);
    if (end === null) {
      // Looked for only forwards, so that streams without an end cost one search and not one each.
      if (endstream < start) endstream = text.indexOf('endstream', start);
      if (endstream < 0) endstream = text.length;
      end = withoutLineEnd(text, start, endstream);
    }
    yield { number, at, value, stream: { dictionary: value, start, end } };
    at = end;
  }
}

/** The object number when `12 0 ` stands right before the word obj. */
function numberBefore(text: string, at: number): number | null {
  const match = /(?:^|[^\d.])(\d{1,9})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+$/.exec(text.slice(Math.max(0, at - 24), at));
  return match ? Number(match[1]) : null;
}

/** Objects that are whole numbers, since a stream may state its length by reference. */
function wholeNumbers(text: string): Map<number, number> {
  const numbers = new Map<number, number>();
  const whole = /[\0\t\n\f\r ]{1,8}(\d{1,9})[\0\t\n\f\r ]{1,8}endobj/y;
  for (let at = text.indexOf('obj'); at >= 0 && numbers.size < maximumObjects; at = text.indexOf('obj', at + 3)) {
    whole.lastIndex = at + 3;
    const value = whole.exec(text)?.[1];
    const number = value === undefined ? null : numberBefore(text, at);
    if (number !== null) numbers.set(number, Number(value));
  }
  return numbers;
}

function startOfStream(text: string, keyword: number): number {
  const after = keyword + 'stream'.length;
  if (text.startsWith('\r\n', after)) return after + 2;
  return text[after] === '\n' || text[after] === '\r' ? after + 1 : after;
}

/** Where the stream ends by its stated length, when the word endstream does follow there. */
function statedEnd(
  text: string,
  start: number,
  length: PdfValue | undefined,
  lengths: Map<number, number>,
): number | null {
  const stated = isReference(length) ? lengths.get(length.object) : length;
  if (typeof stated !== 'number' || stated < 0 || start + stated > text.length) return null;
  return /^[\0\t\n\f\r ]{0,4}endstream/.test(text.slice(start + stated, start + stated + 16)) ? start + stated : null;
}

/** What the work gives, or undefined when it comes upon something unreadable. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** True for a value that points at an object. */
export function isReference(value: PdfValue | undefined): value is { object: number } {
  return typeof value === 'object' && value !== null && 'object' in value;
}

/** A stream of unknown length ends before the line break that precedes its closing word. */
function withoutLineEnd(text: string, start: number, end: number): number {
  const length = text.startsWith('\r\n', end - 2) ? 2 : /[\r\n]/.test(text[end - 1] ?? '') ? 1 : 0;
  return Math.max(start, end - length);
}
