/** A value of PDF syntax. Names are strings behind a slash, strings are their bytes as Latin-1, dictionaries are maps. */
export type PdfValue = number | boolean | null | PdfName | PdfString | PdfReference | PdfValue[] | PdfDictionary;
export type PdfName = { readonly name: string };
export type PdfString = { readonly string: string };
export type PdfReference = { readonly object: number };
export type PdfDictionary = Map<string, PdfValue>;

/** Thrown inside the reader of PDF files and never let out of it. */
export class Unreadable extends Error {}

// One for all: a hostile file can bring about very many, and each new one would cost a stack trace.
export const unreadable = new Unreadable();

/** How much may still be read in one file: values, and characters, some of which are read again after an error. */
export type Budget = { values: number; characters: number };

const deepest = 40;
const blanks = /[\0\t\n\f\r ]*/y;
const comment = /%[^\n\r]*/y;
const hexadecimals = /<([\0\t\n\f\r 0-9a-fA-F]{0,100000})>/y;
const reference = /[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const plainText = /[^()\\]{1,100000}/y;
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/** Reads values of PDF syntax from a text of Latin-1 characters, forward from a place. */
export class PdfValues {
  constructor(
    readonly text: string,
    public at: number,
    private readonly budget: Budget,
  ) {}

  /** The next value. Throws Unreadable for anything that is none, nested too deeply, or beyond the budget. */
  value(): PdfValue {
    const from = this.at;
    try {
      return this.any(0);
    } finally {
      this.budget.characters -= this.at - from;
    }
  }

  private any(depth: number): PdfValue {
    this.budget.values -= 1;
    if (depth > deepest || this.budget.values < 0 || this.budget.characters < 0) throw unreadable;
    this.skipBlank();
    const sign = this.text[this.at];
    if (sign === '/') return this.name();
    if (sign === '(') return this.literal();
    if (sign === '[') return this.array(depth);
    if (sign === '<') return this.text[this.at + 1] === '<' ? this.dictionary(depth) : this.hexadecimal();
    return this.word();
  }

  /** Moves past white space and comments. */
  skipBlank(): void {
    this.skip(blanks);
    while (this.text.charCodeAt(this.at) === 0x25) {
      this.skip(comment);
      this.skip(blanks);
    }
  }

  private skip(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    if (pattern.test(this.text)) this.at = pattern.lastIndex;
  }

  private name(): PdfName {
    this.at += 1;
    const word = this.regularWord();
    return {
      name: word.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    };
  }

  private regularWord(): string {
    regular.lastIndex = this.at;
    const word = regular.exec(this.text)?.[0] ?? '';
    this.at += word.length;
    return word;
  }

  /** A number, a reference such as `12 0 R`, or one of the three words that are values. */
  private word(): PdfValue {
    const word = this.regularWord();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw unreadable;
    reference.lastIndex = this.at;
    if (!/^\d{1,10}$/.test(word) || !reference.test(this.text)) return Number(word);
    this.at = reference.lastIndex;
    return { object: Number(word) };
  }

  private array(depth: number): PdfValue[] {
    const values: PdfValue[] = [];
    this.at += 1;
    for (;;) {
      this.skipBlank();
      if (this.text[this.at] === ']') break;
      values.push(this.any(depth + 1));
    }
    this.at += 1;
    return values;
  }

  private dictionary(depth: number): PdfDictionary {
    const entries: PdfDictionary = new Map();
    this.at += 2;
    for (;;) {
      this.skipBlank();
      if (this.text.startsWith('>>', this.at)) break;
      if (this.text[this.at] !== '/') throw unreadable;
      const key = this.name().name;
      entries.set(key, this.any(depth + 1));
    }
    this.at += 2;
    return entries;
  }

  private hexadecimal(): PdfString {
    hexadecimals.lastIndex = this.at;
    const match = hexadecimals.exec(this.text);
    if (!match) throw unreadable;
    this.at += match[0].length;
    const digits = (match[1] ?? '').replace(/[\0\t\n\f\r ]/g, '');
    return { string: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1') };
  }

  /** A string in brackets, which may hold balanced brackets, escapes and line breaks. */
  private literal(): PdfString {
    const parts: string[] = [];
    let open = 0;
    for (let count = 0; count < 20_000; count += 1) {
      const sign = this.text[this.at];
      if (sign === undefined) break;
      if (sign === '\\') {
        this.at += 1;
        parts.push(this.escaped());
        continue;
      }
      if (sign !== '(' && sign !== ')') {
        parts.push(this.plainText());
        continue;
      }
      this.at += 1;
      open += sign === '(' ? 1 : -1;
      if (open === 0) return { string: parts.join('') };
      if (sign === ')' || open > 1) parts.push(sign);
    }
    throw unreadable;
  }

  private plainText(): string {
    plainText.lastIndex = this.at;
    const text = plainText.exec(this.text)?.[0] ?? '';
    this.at += text.length;
    return text;
  }

  private escaped(): string {
    const octal = /[0-7]{1,3}/y;
    octal.lastIndex = this.at;
    const digits = octal.exec(this.text)?.[0];
    if (digits !== undefined) {
      this.at += digits.length;
      return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
    }
    const sign = this.text[this.at] ?? '';
    this.at += 1;
    if (sign === '\r' && this.text[this.at] === '\n') this.at += 1;
    if (sign === '\r' || sign === '\n') return '';
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[sign] ?? sign;
  }
}

/** A text string: UTF-16 or UTF-8 when it begins with the mark of one, else Latin-1. */
export function textOf({ string }: PdfString): string {
  const bytes = Buffer.from(string, 'latin1');
  if (string.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(bytes);
  if (string.startsWith('\xff\xfe')) return new TextDecoder('utf-16le').decode(bytes);
  return string.startsWith('\xef\xbb\xbf') ? new TextDecoder().decode(bytes) : string;
}
