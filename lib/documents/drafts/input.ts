import { z } from 'zod';
import { type Language, languages } from '@/db/vocabulary';
import { emailAddress, id, optionalLine, optionalParagraph, searchText, seenVersion } from '@/lib/policy/shapes';
import { parseAmount } from '../ubl/parse-amount';
import { dateOf } from '../ubl/values';
import { type VatChoice, vatChoices } from '../ubl/vat-choices';
import { paymentCodes, terms, units } from './invoice-form/fields';

const vatChoiceNames = Object.keys(vatChoices) as [VatChoice, ...VatChoice[]];
const most = { lines: 200, digits: 12 };

/** An amount as people type it, made a decimal string; null when left empty. */
const decimal = (language: Language) =>
  z
    .string()
    .max(40, 'amount')
    .prefault('')
    .transform((typed, context) => {
      if (typed.trim() === '') return null;
      const read = parseAmount(typed, language);
      if (read !== null && read.replace('-', '').split('.')[0]!.length <= most.digits) return read;
      context.addIssue({ code: 'custom', message: 'amount' });
      return z.NEVER;
    });

const percentage = (language: Language) =>
  decimal(language).refine((read) => read === null || (Number(read) >= 0 && Number(read) <= 100), 'percentage');

const day = () =>
  z
    .string()
    .prefault('')
    .refine((typed) => typed === '' || dateOf(typed) === typed, 'date');

/** A Dutch, Belgian or other account number: blanks left out, capitals. Whether it exists is looked at before sending. */
const accountNumber = () => optionalLine(42).transform((typed) => typed.replace(/\s+/g, '').toUpperCase());
const businessNumber = () => optionalLine(30).transform((typed) => typed.replace(/[\s.]+/g, '').toUpperCase());
const oneOf = <const W extends readonly [string, ...string[]]>(words: W, first: W[number]) =>
  z.enum(words).prefault(first as never);

const lineShape = (language: Language) =>
  z.strictObject({
    name: optionalLine(300),
    quantity: decimal(language),
    unit: oneOf(units, 'C62'),
    price: decimal(language),
    discount: percentage(language),
    vat: oneOf(vatChoiceNames, 'standard'),
  });

const invoiceShape = (language: Language) => ({
  type: oneOf(['invoice', 'credit_note'], 'invoice'),
  precedingNumber: optionalLine(60),
  recipient: oneOf(['platform', 'outside'], 'platform'),
  recipientId: z.union([z.literal(''), id()]).prefault(''),
  /** What was typed where there is no list to choose from: a name, or a number. */
  recipientText: optionalLine(100),
  buyerName: optionalLine(100),
  buyerStreet: optionalLine(120),
  buyerPostcode: optionalLine(20),
  buyerCity: optionalLine(80),
  buyerCountry: z
    .string()
    .regex(/^[A-Z]{2}$/, 'invalid')
    .prefault('NL'),
  buyerEmail: z.union([z.literal(''), emailAddress()]).prefault(''),
  buyerLegalNumber: businessNumber(),
  buyerVatNumber: businessNumber(),
  issueDate: day(),
  term: oneOf([...terms, 'other'], 'other'),
  dueDate: day(),
  buyerReference: optionalLine(100),
  orderReference: optionalLine(100),
  deliveryDate: day(),
  contractReference: optionalLine(100),
  projectReference: optionalLine(100),
  accountingCost: optionalLine(100),
  discount: percentage(language),
  chargeReason: optionalLine(100),
  chargeAmount: decimal(language),
  chargeVat: oneOf(vatChoiceNames, 'standard'),
  exemptionReason: optionalLine(200),
  paymentCode: oneOf(paymentCodes, '58'),
  iban: accountNumber(),
  remittance: optionalLine(140),
  note: optionalParagraph(1000),
  senderLegalNumber: businessNumber(),
  senderVatNumber: businessNumber(),
  senderStreet: optionalLine(120),
  senderPostcode: optionalLine(20),
  senderCity: optionalLine(80),
  lines: z.array(lineShape(language)).max(most.lines, 'too_many').prefault([]),
  /** What comes after saving: stay, check and send, or one more line (where there is no script to add one). */
  next: oneOf(['stay', 'check', 'line'], 'stay'),
  /** A page with script stays where it is. */
  by: oneOf(['form', 'script'], 'form'),
});

const newDraft = (language: Language) =>
  z.strictObject({
    documentId: id(),
    organisationId: id(),
    version: seenVersion().optional(),
    ...invoiceShape(language),
  });
const savedDraft = (language: Language) =>
  z.strictObject({
    documentId: id(),
    organisationId: id().optional(),
    version: seenVersion(),
    ...invoiceShape(language),
  });

/** The form of a new invoice. `documentId` is the form's own, so that sending it twice makes one draft. */
export const createDraftInput = asPosted({ en: newDraft('en'), nl: newDraft('nl') });
export type CreateDraftInput = z.output<typeof createDraftInput>;

/** The form of a draft there is, with the version it was made from. */
export const saveDraftInput = asPosted({ en: savedDraft('en'), nl: savedDraft('nl') });
export type SaveDraftInput = z.output<typeof saveDraftInput>;

/** What both forms say about the invoice itself. */
export type InvoiceInput = Omit<CreateDraftInput, 'documentId' | 'organisationId' | 'version'>;

/** A draft to be deleted; from its form as the form knew it, from elsewhere as it is. */
export const deleteDraftInput = z.strictObject({ documentId: id(), version: seenVersion().optional() });

/** A file for a draft, by its address: the file itself is the body. */
export const attachInput = z.object({ documentId: id(), version: seenVersion(), name: z.string().max(1000).catch('') });
export type AttachInput = z.output<typeof attachInput>;

export const removeAttachmentInput = z.strictObject({
  documentId: id(),
  version: seenVersion(),
  number: z.coerce.number().int().min(1).max(500),
});

/** What the directory of recipients is asked: three letters of a name, or a whole number. */
export const recipientQuestion = searchText().pipe(z.string().min(3));

/**
 * The form as it is posted: lines as `lines.0.name`, amounts as `language` writes them. An error carries the name of the
 * very field, since a form knows no nesting.
 */
function asPosted<S extends z.ZodType>(shapes: Record<Language, S>) {
  return z.record(z.string(), z.unknown()).transform((posted, context): z.output<S> => {
    const { language, ...fields } = posted;
    const shape = shapes[languages.find((one) => one === language) ?? 'en'];
    const read = shape.safeParse(withLines(fields));
    if (read.success) return read.data;
    for (const issue of read.error.issues) {
      context.addIssue({ code: 'custom', message: issue.message, path: [issue.path.join('.')] });
    }
    return z.NEVER;
  });
}

/** Gathers `lines.0.name` … into a list, in the order of their numbers. */
function withLines(fields: Record<string, unknown>): Record<string, unknown> {
  const lines: Record<string, unknown>[] = [];
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const match = /^lines\.(\d{1,3})\.(\w+)$/.exec(name);
    if (match) lines[Number(match[1])] = { ...lines[Number(match[1])], [match[2]!]: value };
    else rest[name] = value;
  }
  return { ...rest, lines: Array.from(lines, (line) => line ?? {}) };
}
