/** Why a file is refused. The sentence a person reads is made from the code and its values. */
export type RefusalCode =
  // What the bytes are.
  | 'empty'
  | 'too_large'
  | 'zip'
  | 'html'
  | 'svg'
  | 'unknown_type'
  // It takes more time or memory than any file may.
  | 'too_costly'
  // Too many others are being read.
  | 'too_busy'
  // What the XML is.
  | 'encoding'
  | 'doctype'
  | 'too_deep'
  | 'too_many_elements'
  | 'too_many_attributes'
  | 'not_well_formed'
  | 'unknown_xml'
  | 'too_many_lines'
  | 'too_many_attachments';

/** What the sentence needs: a limit, a line, a name. Texts from the file are cut to 80 characters. */
export type RefusalValues = Readonly<Record<string, string | number>>;

/** Thrown when a file cannot be taken in as an e-document; never carries more of the file than `values`. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly values: RefusalValues;

  constructor(code: RefusalCode, values: RefusalValues = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.values = values;
  }
}

/** At most 80 characters of a text from the file, for a refusal's values. */
export function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
