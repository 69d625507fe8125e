import { emptyDocument } from '@/lib/documents/ubl/empty';
import type { DocumentKind, EDocument, Line, Party } from '@/lib/documents/ubl/model';
import { withTotals } from '@/lib/documents/ubl/totals';
import type { Trade } from './catalogue';
import { extras, linesOf } from './generate-lines';
import { creditNotes, notes, references, terms, wishes } from './phrases';
import { Random } from './random';

export type GeneratedKind = Exclude<DocumentKind, 'other'>;

export type Wish = {
  readonly seller: Party;
  readonly buyer: Party;
  readonly trade: Trade;
  /** The seller's account. */
  readonly iban: string;
  /** 'YYYY-MM-DD' */
  readonly date: string;
  readonly seed: number;
  /** Without one, mostly an invoice. */
  readonly kind?: GeneratedKind;
  /** Without one, made from year and seed. */
  readonly number?: string;
  /** The invoice that is credited, or the order that is answered. */
  readonly about?: EDocument;
};

/** A plausible Dutch business document, the same for the same wish, whose sums come out. */
export function generateDocument(wish: Wish): EDocument {
  const random = new Random(wish.seed);
  const kind = wish.kind ?? kindOf(random);
  if (kind === 'order') return order(wish, random);
  if (kind === 'order_response') return response(wish, random);
  return kind === 'credit_note' ? creditNote(wish, random) : invoice(wish, random);
}

function kindOf(random: Random): GeneratedKind {
  const share = random.next();
  if (share < 0.82) return 'invoice';
  if (share < 0.88) return 'credit_note';
  return share < 0.95 ? 'order' : 'order_response';
}

function invoice(wish: Wish, random: Random): EDocument {
  const lines = linesOf(wish, random);
  const isMonthly = lines.some((line) => line.unit === 'MON');
  const number = wish.number ?? numberOf(wish, random, ['', 'F', 'VF']);
  return withTotals({
    ...common(wish, random, lines),
    ...extras(lines, random),
    kind: 'invoice',
    rootName: 'Invoice',
    typeCode: '380',
    number,
    dueDate: later(wish.date, random.pick([8, 14, 14, 21, 30, 30])),
    period: isMonthly ? monthOf(wish.date) : null,
    delivery: isMonthly ? null : { ...noDelivery, date: later(wish.date, -random.whole(0, 9)) },
    paymentMeans: [payment(wish, number, random)],
    paymentTerms: random.chance(0.3) ? random.pick(terms) : null,
  });
}

function creditNote(wish: Wish, random: Random): EDocument {
  const credited = wish.about?.kind === 'invoice' ? wish.about : null;
  const lines = credited ? random.some(credited.lines, random.whole(1, 2)) : linesOf(wish, random).slice(0, 2);
  const number = wish.number ?? numberOf(wish, random, ['C', 'CN']);
  const preceding = credited?.number ?? numberOf({ ...wish, seed: wish.seed + 7 }, random, ['', 'F']);
  return withTotals({
    ...common(wish, random, lines),
    kind: 'credit_note',
    rootName: 'CreditNote',
    typeCode: '381',
    number,
    vat: credited?.vat ?? extras(lines, random).vat,
    lines: lines.map((line, place) => ({ ...line, id: String(place + 1) })),
    precedingInvoices: [
      { number: preceding, issueDate: credited?.issueDate ?? later(wish.date, -random.whole(5, 40)) },
    ],
    notes: [random.pick(creditNotes)],
    paymentMeans: [payment(wish, number, random)],
    paymentTerms: 'Het bedrag wordt verrekend met de volgende factuur.',
  });
}

function order(wish: Wish, random: Random): EDocument {
  const lines = linesOf(wish, random);
  const wanted = { start: later(wish.date, random.whole(2, 8)), end: later(wish.date, random.whole(9, 24)) };
  return withTotals({
    ...common(wish, random, lines),
    ...extras(lines, random),
    kind: 'order',
    rootName: 'Order',
    typeCode: '220',
    number: wish.number ?? numberOf(wish, random, ['B', 'PO']),
    orderReference: null,
    delivery: { ...noDelivery, period: wanted, address: wish.buyer.address },
    notes: random.chance(0.4) ? [random.pick(wishes)] : [],
  });
}

/** Line status 5 is accepted, 3 changed, 7 not accepted (Peppol BIS Ordering). */
const statuses: Readonly<Record<string, readonly string[]>> = { AP: ['5'], CA: ['5', '3'], RE: ['7'] };

function response(wish: Wish, random: Random): EDocument {
  const answered = wish.about?.kind === 'order' ? wish.about : order({ ...wish, seed: wish.seed + 3 }, random);
  const responseCode = random.pick(['AP', 'AP', 'AP', 'CA', 'RE']);
  return {
    ...common(wish, random, []),
    kind: 'order_response',
    rootName: 'OrderResponse',
    responseCode,
    projectReference: null,
    number: wish.number ?? numberOf(wish, random, ['OB', 'R']),
    orderReference: answered.number,
    salesOrderReference: random.chance(0.5) ? `VO${random.whole(10_000, 99_999)}` : null,
    notes: responseCode === 'RE' ? ['Op dit moment niet leverbaar.'] : [],
    lines: answered.lines.map((line) => ({
      ...line,
      net: null,
      vatCategory: null,
      vatRate: null,
      allowancesCharges: [],
      orderLine: line.id,
      statusCode: random.pick(statuses[responseCode] ?? ['5']),
    })),
  };
}

/** What all kinds have in common. An invoice must name the buyer's reference or the order: some name both. */
function common(wish: Wish, random: Random, lines: readonly Line[]): EDocument {
  const hasOrder = random.chance(0.55);
  return {
    ...emptyDocument,
    issueDate: wish.date,
    currency: 'EUR',
    seller: wish.seller,
    buyer: wish.buyer,
    lines,
    orderReference: hasOrder ? `${random.pick(['PO', 'B', 'INK-'])}${random.whole(10_000, 99_999)}` : null,
    buyerReference: !hasOrder || random.chance(0.3) ? random.pick(references) : null,
    contractReference: random.chance(0.12) ? `C-${random.whole(1000, 9999)}` : null,
    projectReference: random.chance(0.08) ? `P${random.whole(100, 999)}` : null,
    notes: random.chance(0.25) ? [random.pick(notes)] : [],
  };
}

function payment(wish: Wish, number: string, random: Random) {
  return {
    code: random.chance(0.7) ? '58' : '30',
    name: null,
    remittance: number,
    iban: wish.iban,
    accountName: wish.seller.name,
    bic: null,
    mandate: null,
    debitedIban: null,
  };
}

function numberOf({ date, seed }: Wish, random: Random, prefixes: readonly string[]): string {
  return `${random.pick(prefixes)}${date.slice(0, 4)}-${String(seed % 100_000).padStart(5, '0')}`;
}

function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function monthOf(date: string) {
  const start = `${date.slice(0, 7)}-01`;
  const next = later(start, 31).slice(0, 7);
  return { start, end: later(`${next}-01`, -1) };
}

const noDelivery = {
  date: null,
  period: null,
  name: null,
  locationId: null,
  address: emptyDocument.seller.address,
} as const;
