import type { Identifier, Warning, WarningCode } from './model';
import { find, findAll, type Prefixes } from './path';
import { excerpt } from './refusal';
import type { XmlElement } from './tree';
import { compactDateOf, cut, dateOf, decimalOf, manyLines, oneLine } from './values';

type Node = XmlElement | undefined;

/** Identifiers and names are kept to this length, so that each fits an index; free text to the other. In UTF-16 units. */
const limits = { short: 255, long: 20_000, warnings: 100 } as const;

/** Reads values at paths of a tree and gathers what is odd about them. A missing element is null, never an error. */
export class Reading {
  readonly warnings: Warning[] = [];

  constructor(private readonly prefixes: Prefixes) {}

  /** Notes a warning; beyond a hundred nobody reads them. */
  warn(code: WarningCode, field: string, values: Record<string, string> = {}): void {
    if (this.warnings.length < limits.warnings) this.warnings.push({ code, field, values });
  }

  find(from: Node, path: string): Node {
    return find(from, path, this.prefixes);
  }

  all(from: Node, path: string): XmlElement[] {
    return findAll(from, path, this.prefixes);
  }

  /** One line: an identifier, a code, a name. */
  short(from: Node, path: string, field: string): string | null {
    return this.shortOf(this.find(from, path), field);
  }

  shortOf(node: Node, field: string): string | null {
    return this.fit(node && oneLine(node.text), limits.short, field);
  }

  /** Free text with its line breaks. */
  long(from: Node, path: string, field: string): string | null {
    return this.longOf(this.find(from, path), field);
  }

  longOf(node: Node, field: string): string | null {
    return this.fit(node && manyLines(node.text), limits.long, field);
  }

  private fit(text: string | null | undefined, length: number, field: string): string | null {
    if (text == null) return null;
    if (text.length > length) this.warn('text_shortened', field, { length: String(length) });
    return cut(text, length);
  }

  /** An attribute as one line, null when it is absent or empty. */
  attribute(node: Node, name: string, field: string): string | null {
    const value = node?.attributes[name];
    return this.fit(value === undefined ? null : oneLine(value), limits.short, field);
  }

  identifier(from: Node, path: string, field: string): Identifier | null {
    return this.identifierOf(this.find(from, path), field);
  }

  identifierOf(node: Node, field: string): Identifier | null {
    const value = this.shortOf(node, field);
    return value === null ? null : { value, scheme: this.attribute(node, 'schemeID', field) };
  }

  /** A decimal string: an amount, a quantity, a percentage. */
  decimal(from: Node, path: string, field: string): string | null {
    return this.decimalOf(this.find(from, path), field);
  }

  decimalOf(node: Node, field: string): string | null {
    const written = node && oneLine(node.text);
    if (written == null) return null;
    const decimal = decimalOf(written);
    if (decimal === null) this.warn('amount_unreadable', field, { value: excerpt(written) });
    return decimal;
  }

  /** A day of the calendar, 'YYYY-MM-DD'; `format` 102 is UN/CEFACT's compact form. */
  date(from: Node, path: string, field: string): string | null {
    const node = this.find(from, path);
    const written = node && oneLine(node.text);
    if (written == null) return null;
    const date = node?.attributes.format === '102' ? compactDateOf(written) : dateOf(written);
    if (date === null) this.warn('date_unreadable', field, { value: excerpt(written) });
    return date;
  }

  /** A currency as three capital letters. */
  currency(from: Node, path: string, field: string): string | null {
    const written = this.short(from, path, field);
    if (written === null || /^[A-Z]{3}$/.test(written)) return written;
    this.warn('currency_unreadable', field, { value: excerpt(written) });
    return null;
  }
}
