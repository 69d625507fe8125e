import { inflateSync, constants as zlib } from 'node:zlib';
import { type Budget, type PdfDictionary, type PdfValue, PdfValues, Unreadable, unreadable } from './pdf-values';

/**
 * The objects of a PDF file, found by walking through it once instead of trusting its cross-reference table: a broken
 * table cannot mislead, and the work grows with the size of the file alone, however the file was made.
 */
export type PdfObjects = {
  /** The dictionaries that describe an embedded file (they have an entry EF). */
  readonly fileSpecifications: PdfDictionary[];
  readonly isEncrypted: boolean;
  /** The object behind a reference, or the value itself; null when there is none. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  /** The bytes of the stream behind a reference. Throws Unreadable for one that is missing, too long or in an unknown form. */
  readonly stream: (value: PdfValue | undefined, longest: number) => Buffer;
};

type Place = { readonly text: string; readonly at: number };
type Stream = { readonly dictionary: PdfDictionary; readonly start: number; readonly end: number };

const limits = {
  values: 1_000_000,
  objects: 150_000,
  // What an object that cannot be read costs, in values: a sound file has next to none.
  error: 50,
  objectStream: 20_000_000,
  // Deflate makes one byte of at most 1032.
  swelling: 1032,
  objectStreams: 60_000_000,
} as const;

/** Walks through a file. Throws Unreadable beyond 150,000 objects, a million values, 60 MB of packed objects, or too much read twice. */
export function pdfObjects(bytes: Buffer): PdfObjects {
  const text = bytes.toString('latin1');
  const budget: Budget = { values: limits.values, characters: 2 * text.length };
  const found = new Found(bytes, text, budget);
  for (const object of walk(text, budget)) found.add(object);
  return {
    fileSpecifications: [...found.specifications.values()],
    isEncrypted: found.isEncrypted || hasEncryptedTrailer(text, budget),
    resolve: (value) => found.resolve(value),
    stream: (value, longest) => found.decoded(found.streamOf(value), longest),
  };
}

/** What the walk has come by so far; a later object replaces an earlier one of the same number, as later revisions do. */
class Found {
  readonly specifications = new Map<number, PdfDictionary>();
  isEncrypted = false;
  private readonly places = new Map<number, Place>();
  private readonly streams = new Map<number, Stream>();
  private packed = 0;
  private kept = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly text: string,
    private readonly budget: Budget,
  ) {}

  add({ number, at, value, stream }: Walked): void {
    this.keep(number, { text: this.text, at }, value);
    if (!stream) return;
    this.streams.set(number, stream);
    const type = nameOf(stream.dictionary.get('Type'));
    if (type === 'XRef') this.isEncrypted ||= stream.dictionary.has('Encrypt');
    if (type === 'ObjStm') this.unpack(stream);
  }

  private keep(number: number, place: Place, value: PdfValue): void {
    this.kept += 1;
    if (this.kept > limits.objects) throw unreadable;
    this.places.set(number, place);
    this.streams.delete(number);
    if (value instanceof Map && value.has('EF')) this.specifications.set(number, value);
    else this.specifications.delete(number);
  }

  /** The objects of an object stream: pairs of number and place, then the values. One that cannot be read is passed over. */
  private unpack(stream: Stream): void {
    const first = stream.dictionary.get('First');
    const count = stream.dictionary.get('N');
    if (typeof first !== 'number' || typeof count !== 'number') return;
    const text = this.unpacked(stream);
    const head = new PdfValues(text, 0, this.budget);
    for (let each = 0; each < count && head.at < first; each += 1) {
      const number = attempt(() => head.value());
      const offset = attempt(() => head.value());
      if (typeof number !== 'number' || typeof offset !== 'number') return;
      const value = attempt(() => new PdfValues(text, first + offset, this.budget).value());
      if (value !== undefined) this.keep(number, { text, at: first + offset }, value);
    }
  }

  private unpacked(stream: Stream): string {
    const bytes = attempt(() => this.decoded(stream, limits.objectStream));
    // What fails has cost something too: at most what so many bytes can swell to.
    const swollen = Math.min(limits.objectStream, (stream.end - stream.start) * limits.swelling);
    this.packed += bytes?.length ?? swollen;
    if (this.packed > limits.objectStreams) throw unreadable;
    this.budget.characters += 2 * (bytes?.length ?? 0);
    return bytes?.toString('latin1') ?? '';
  }

  resolve(value: PdfValue | undefined): PdfValue {
    let now = value ?? null;
    for (let step = 0; step < 10 && isReference(now); step += 1) {
      const place = this.places.get(now.object);
      now = place ? new PdfValues(place.text, place.at, this.budget).value() : null;
    }
    return now;
  }

  streamOf(value: PdfValue | undefined): Stream {
    const stream = isReference(value) ? this.streams.get(value.object) : undefined;
    if (!stream) throw unreadable;
    return stream;
  }

  decoded({ dictionary, start, end }: Stream, longest: number): Buffer {
    const raw = this.bytes.subarray(start, end);
    const given = this.resolve(dictionary.get('Filter'));
    const filters = (Array.isArray(given) ? given : [given]).map((filter) => nameOf(this.resolve(filter)));
    const isPlain = filters.every((filter) => filter === null);
    if (isPlain && raw.length <= longest) return raw;
    const isFlate = filters.length === 1 && (filters[0] === 'FlateDecode' || filters[0] === 'Fl');
    if (!isFlate || this.hasPredictor(dictionary)) throw unreadable;
    try {
      return inflateSync(raw, { maxOutputLength: longest, finishFlush: zlib.Z_SYNC_FLUSH });
    } catch {
      throw unreadable;
    }
  }

  private hasPredictor(dictionary: PdfDictionary): boolean {
    const given = this.resolve(dictionary.get('DecodeParms'));
    const parameters = this.resolve(Array.isArray(given) ? given[0] : given);
    return parameters instanceof Map && Number(parameters.get('Predictor') ?? 1) > 1;
  }
}

type Walked = { number: number; at: number; value: PdfValue; stream: Stream | null };

/** The objects that stand in the file itself, in its order. What is no object is stepped over. */
function* walk(text: string, budget: Budget): Generator<Walked> {
  const lengths = wholeNumbers(text);
  let endstream = -1;
  for (let at = text.indexOf('obj'); at >= 0; at = text.indexOf('obj', at)) {
    const number = numberBefore(text, at);
    at += 3;
    if (number === null) continue;
    const values = new PdfValues(text, at, budget);
    const value = attempt(() => values.value());
    if (value === undefined) budget.values -= limits.error;
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
  for (let at = text.indexOf('obj'); at >= 0 && numbers.size < limits.objects; at = text.indexOf('obj', at + 3)) {
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

function hasEncryptedTrailer(text: string, budget: Budget): boolean {
  let at = text.lastIndexOf('trailer');
  for (let count = 0; at >= 0 && count < 20; count += 1) {
    const trailer = attempt(() => new PdfValues(text, at + 'trailer'.length, budget).value());
    if (trailer instanceof Map && trailer.has('Encrypt')) return true;
    at = at === 0 ? -1 : text.lastIndexOf('trailer', at - 1);
  }
  return false;
}

/** What the work gives, or undefined when it comes upon something unreadable. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function isReference(value: PdfValue | undefined): value is { object: number } {
  return typeof value === 'object' && value !== null && 'object' in value;
}

export function nameOf(value: PdfValue | undefined): string | null {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : null;
}

/** A stream of unknown length ends before the line break that precedes its closing word. */
function withoutLineEnd(text: string, start: number, end: number): number {
  const length = text.startsWith('\r\n', end - 2) ? 2 : /[\r\n]/.test(text[end - 1] ?? '') ? 1 : 0;
  return Math.max(start, end - length);
}
