import { inflateSync, constants as zlib } from 'node:zlib';
import { namesIn } from './pdf-names';
import { type Budget, type PdfDictionary, type PdfValue, PdfValues, unreadable } from './pdf-values';
import { attempt, isReference, maximumObjects, type Stream, type Walked, walk } from './pdf-walk';

/**
 * The objects of a PDF file, found by walking through it once instead of trusting its cross-reference table: a broken
 * table cannot mislead, and the work grows with the size of the file alone, however the file was made.
 */
export type PdfObjects = {
  /** The dictionaries that describe an embedded file (they have an entry EF). */
  readonly fileSpecifications: PdfDictionary[];
  readonly isEncrypted: boolean;
  /** Whether opening it may do something: a script, a form that acts, a program, or objects that could not be looked into. */
  readonly mayAct: boolean;
  /** The object behind a reference, or the value itself; null when there is none. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  /** The bytes of the stream behind a reference. Throws Unreadable for one that is missing, too long or in an unknown form. */
  readonly stream: (value: PdfValue | undefined, longest: number) => Buffer;
};

type Place = { readonly text: string; readonly at: number };

const limits = {
  values: 1_000_000,
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
    mayAct: found.mayAct(),
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
  private unpackedStreams = 0;
  private actsPacked = false;

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
    if (this.kept > maximumObjects) throw unreadable;
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
    if (text === null) return;
    this.unpackedStreams += 1;
    this.actsPacked ||= namesIn(text).acts;
    const head = new PdfValues(text, 0, this.budget);
    for (let each = 0; each < count && head.at < first; each += 1) {
      const number = attempt(() => head.value());
      const offset = attempt(() => head.value());
      if (typeof number !== 'number' || typeof offset !== 'number') return;
      const value = attempt(() => new PdfValues(text, first + offset, this.budget).value());
      if (value !== undefined) this.keep(number, { text, at: first + offset }, value);
    }
  }

  private unpacked(stream: Stream): string | null {
    const bytes = attempt(() => this.decoded(stream, limits.objectStream));
    // What fails has cost something too: at most what so many bytes can swell to.
    const swollen = Math.min(limits.objectStream, (stream.end - stream.start) * limits.swelling);
    this.packed += bytes?.length ?? swollen;
    if (this.packed > limits.objectStreams) throw unreadable;
    this.budget.characters += 2 * (bytes?.length ?? 0);
    return bytes?.toString('latin1') ?? null;
  }

  /**
   * A viewer may find objects where this walk sees none, inside a stream: so the names are looked for in all of the file, and of
   * every stream of objects that it names the inside has to be known.
   */
  mayAct(): boolean {
    const { acts, objectStreams } = namesIn(this.text);
    return acts || this.actsPacked || objectStreams !== this.unpackedStreams;
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

function hasEncryptedTrailer(text: string, budget: Budget): boolean {
  let at = text.lastIndexOf('trailer');
  for (let count = 0; at >= 0 && count < 20; count += 1) {
    const trailer = attempt(() => new PdfValues(text, at + 'trailer'.length, budget).value());
    if (trailer instanceof Map && trailer.has('Encrypt')) return true;
    at = at === 0 ? -1 : text.lastIndexOf('trailer', at - 1);
  }
  return false;
}

export function nameOf(value: PdfValue | undefined): string | null {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : null;
}
