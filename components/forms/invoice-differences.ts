import type { InvoiceFields } from '@/lib/documents/drafts/invoice-form/fields';
import type { VatChoice } from '@/lib/documents/ubl/vat-choices';
import { fill } from '../ui/words';
import type { Difference } from './invoice-conflict';
import { lineText, typedIn } from './invoice-posted';
import type { InvoiceWords } from './invoice-words';

type Compared = Exclude<keyof InvoiceFields, 'lines' | 'recipientId' | 'recipient' | 'term' | 'type'>;

/** The word over each field that is compared as it was typed. */
const labels: Record<Compared, keyof InvoiceWords> = {
  precedingNumber: 'precedingNumber',
  buyerName: 'name',
  buyerStreet: 'street',
  buyerPostcode: 'postcode',
  buyerCity: 'city',
  buyerCountry: 'country',
  buyerEmail: 'email',
  buyerLegalNumber: 'legalNumber',
  buyerVatNumber: 'vatNumber',
  issueDate: 'issueDate',
  dueDate: 'dueDate',
  buyerReference: 'buyerReference',
  orderReference: 'orderReference',
  deliveryDate: 'deliveryDate',
  contractReference: 'contractReference',
  projectReference: 'projectReference',
  accountingCost: 'accountingCost',
  discount: 'discount',
  chargeReason: 'chargeReason',
  chargeAmount: 'chargeAmount',
  chargeVat: 'chargeVat',
  exemptionReason: 'exemptionReason',
  paymentCode: 'paymentCode',
  iban: 'iban',
  remittance: 'remittance',
  note: 'note',
  senderLegalNumber: 'legalNumber',
  senderVatNumber: 'vatNumber',
  senderStreet: 'street',
  senderPostcode: 'postcode',
  senderCity: 'city',
};

/** What differs between the form and the draft as somebody else saved it, both sides in words. */
export function differencesOf(
  form: HTMLFormElement,
  saved: InvoiceFields,
  savedRecipient: string,
  vatWord: (choice: VatChoice) => string,
  words: InvoiceWords,
): Difference[] {
  const typed = typedIn(form);
  const found: Difference[] = [];
  const compare = (label: string, theirs: string, yours: string) => {
    if (theirs.trim() !== yours.trim()) found.push({ label, theirs, yours });
  };
  const kind = (type: string | undefined) => (type === 'credit_note' ? words.creditNote : words.invoice);
  compare(words.type, kind(saved.type), kind(typed.values.type));
  compare(
    words.recipient,
    saved.recipient === 'outside' ? saved.buyerName : savedRecipient,
    recipientName(form, saved, savedRecipient),
  );
  const isOutside = saved.recipient === 'outside' || typed.values.recipient === 'outside';
  for (const [name, label] of Object.entries(labels) as [Compared, keyof InvoiceWords][]) {
    // Of an organisation on the platform the form shows no address of its own; what is not shown is not compared.
    if (name.startsWith('buyer') && name !== 'buyerReference' && !isOutside) continue;
    if (typed.values[name] !== undefined) compare(words[label], saved[name], typed.values[name]);
  }
  for (let place = 0; place < Math.max(saved.lines.length, typed.lines.length); place++) {
    const label = fill(words.line, String(place + 1));
    compare(label, lineText(saved.lines[place], vatWord), lineText(typed.lines[place], vatWord));
  }
  return found;
}

/** The name of whom this form is for: typed, or on the chip of the chosen organisation. */
function recipientName(form: HTMLFormElement, saved: InvoiceFields, savedRecipient: string): string {
  const posted = new FormData(form);
  if (posted.get('recipient') === 'outside') return String(posted.get('buyerName') ?? '');
  if ((posted.get('recipientId') ?? '') === saved.recipientId) return savedRecipient;
  return form.querySelector<HTMLElement>('[data-chosen]')?.dataset.chosen ?? '';
}
