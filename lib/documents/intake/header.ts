import type { Box, DocumentType } from '@/db/vocabulary';
import type { EDocument, Party } from '../ubl/model';
import { toCents } from '../ubl/totals';
import { cut } from '../ubl/values';

/** What lists, filters and search know of a document: the columns of `documents` that come from its content. */
export type Header = {
  type: DocumentType;
  number: string;
  counterparty: string;
  subject: string;
  amountCents: number;
  currency: string;
  issueDate: string | null;
  dueDate: string | null;
  senderKey: string;
};

/** The currency of what states none (ISO 4217); an amount of nothing in it is no amount. */
export const noCurrency = 'XXX';

/**
 * The columns of a document as it was read. The counterparty is the one that the document's organisation is not; where
 * the organisation is unknown, or neither of them, the box tells which one that is.
 */
export function headerOf(model: EDocument, box: Box, isOwner: (party: Party) => boolean = () => false): Header {
  const { sender, recipient } = partiesOf(model);
  const isReceived = isOwner(recipient) || (box === 'inbox_in' && !isOwner(sender));
  const other = isReceived ? sender : recipient;
  const amount = amountOf(model);
  return {
    type: model.kind,
    number: visible(model.number ?? ''),
    counterparty: visible(other.name ?? other.tradingName ?? ''),
    subject: subjectOf(model),
    amountCents: centsOf(amount ?? '0'),
    currency: (amount !== null && model.currency) || noCurrency,
    issueDate: model.issueDate,
    dueDate: model.dueDate,
    senderKey: senderKeyOf(sender),
  };
}

/** The columns of a plain file, of which nothing is known but its name. */
export function headerOfFile(fileName: string, type: DocumentType): Header {
  return {
    type,
    number: '',
    counterparty: '',
    subject: fileName,
    amountCents: 0,
    currency: noCurrency,
    issueDate: null,
    dueDate: null,
    senderKey: '',
  };
}

/** Who sent the document to whom: an order goes from the buyer to the seller, all others the other way. */
export function partiesOf(model: EDocument): { sender: Party; recipient: Party } {
  return model.kind === 'order'
    ? { sender: model.buyer, recipient: model.seller }
    : { sender: model.seller, recipient: model.buyer };
}

/** By what a sender is known in the duplicate warning: legal number, else VAT number, network address or name, without blanks and signs. */
export function senderKeyOf(party: Party): string {
  const written = [party.legalId?.value, party.vatId, party.endpoint?.value, party.name];
  return written.map((each) => bare(each ?? '')).find((key) => key !== '') ?? '';
}

/** Letters and digits alone, in capitals: numbers and names that differ in blanks, dots and case are the same. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What the document is about, in its own words: its first lines, else the beginning of its note. */
function subjectOf(model: EDocument): string {
  const lines = model.lines.slice(0, 3).flatMap((line) => line.name ?? line.description ?? []);
  const words = lines.length > 0 ? lines.join(', ') : (model.notes[0] ?? '');
  return cut(visible(words).replace(/\s+/g, ' ').trim(), 200);
}

/** Without the signs that nobody sees and that turn the direction of writing or make two names look alike (D-30). */
const visible = (text: string) => text.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');

/** What is to be paid, or what the document comes to; null where it speaks of no money. */
const amountOf = ({ totals }: EDocument) => totals.payable ?? totals.inclusive ?? totals.exclusive ?? totals.lines;

/** In cents; of an amount beyond what a number counts exactly (some 90 thousand billion and more) nothing is shown in lists. */
function centsOf(amount: string): number {
  const cents = Number(toCents(amount));
  return Number.isSafeInteger(cents) ? cents : 0;
}
