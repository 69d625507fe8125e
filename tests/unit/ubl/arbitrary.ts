import fc from 'fast-check';
import type { EmbeddedFile } from '@/lib/documents/ubl/attachment-bytes';
import { emptyDocument } from '@/lib/documents/ubl/empty';
import type { AllowanceCharge, EDocument, Identifier, Line, Party } from '@/lib/documents/ubl/model';
import { cut, fileNameOf, manyLines, oneLine } from '@/lib/documents/ubl/values';
import { withoutForbidden } from '@/lib/documents/ubl/xml-text';

type Kind = Exclude<EDocument['kind'], 'other'>;

/** A document of a kind with all the fields that its UBL can hold, values as the reader leaves them, and its files. */
export function anyDocument(kind: Kind): fc.Arbitrary<{ model: EDocument; files: EmbeddedFile[] }> {
  return attachments.chain(({ shown, files }) => anyModel(kind, shown).map((model) => ({ model, files })));
}

const sign = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ' & ',
      '<',
      ']]>',
      '"',
      "'",
      '\t',
      '\n',
      '\r\n',
      '\0',
      '\u2028',
      '\ufeff',
      '😀',
      '&amp;',
      '__proto__',
    ),
  },
);
const written = fc.array(sign, { minLength: 1, maxLength: 4 }).map((parts) => withoutForbidden(parts.join('')));
const short = written.map((text) => cut(oneLine(text) ?? 'x', 255)).map((text) => oneLine(text) ?? 'x');
const long = written.map((text) => manyLines(text) ?? 'x');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const money = fc
  .integer({ min: -99_999_999, max: 99_999_999 })
  .map((cents) => (cents / 100).toFixed(2))
  .map((text) => text.replace(/^-(0\.00)$/, '$1'));
const number = fc
  .tuple(fc.nat(999_999), fc.nat(9999))
  .map(([whole, rest]) => `${whole}.${String(rest).padStart(4, '0')}`);
const date = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2149-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const currency = fc.constantFrom('EUR', 'USD', 'SEK');
const identifier: fc.Arbitrary<Identifier> = fc.record({ value: short, scheme: maybe(short) });
const period = fc.oneof(
  fc.record({ start: date, end: date }),
  fc.record({ start: date, end: fc.constant(null) }),
  fc.record({ start: fc.constant(null), end: date }),
);

const address = fc.record({
  street: maybe(short),
  additionalStreet: maybe(short),
  addressLine: maybe(short),
  city: maybe(short),
  postcode: maybe(short),
  region: maybe(short),
  country: maybe(fc.constantFrom('NL', 'BE', 'DE')),
});

const party: fc.Arbitrary<Party> = fc
  .record({
    name: short,
    tradingName: maybe(short),
    identifiers: fc.array(identifier, { maxLength: 3 }),
    legalId: maybe(identifier),
    vatId: maybe(short),
    endpoint: maybe(identifier),
    address,
    contact: fc.record({ name: maybe(short), phone: maybe(short), email: maybe(short) }),
  })
  .map((each) => ({ ...each, tradingName: each.tradingName === each.name ? null : each.tradingName }));

const lineExtra: fc.Arbitrary<AllowanceCharge> = fc.record({
  isCharge: fc.boolean(),
  amount: maybe(money),
  baseAmount: maybe(money),
  percentage: maybe(number),
  vatCategory: fc.constant(null),
  vatRate: fc.constant(null),
  reason: maybe(long),
  reasonCode: maybe(short),
});
const category = maybe(fc.constantFrom('S', 'Z', 'E', 'AE', 'K', 'G', 'O'));
const taxed = fc
  .tuple(category, maybe(number))
  .map(([vatCategory, rate]) => ({ vatCategory, vatRate: vatCategory === null ? null : rate }));
const documentExtra = fc.tuple(lineExtra, taxed).map(([extra, tax]) => ({ ...extra, ...tax }));

const line = (kind: Kind): fc.Arbitrary<Line> =>
  fc
    .tuple(
      fc.record({
        id: short,
        note: maybe(long),
        name: maybe(short),
        description: maybe(long),
        sellerItemId: maybe(short),
        buyerItemId: maybe(short),
        standardItemId: maybe(identifier),
        quantity: maybe(number),
        price: maybe(number),
        baseQuantity: maybe(number),
        net: maybe(money),
        period: maybe(period),
        accountingCost: maybe(short),
        allowancesCharges: fc.array(lineExtra, { maxLength: 2 }),
      }),
      taxed,
      fc.tuple(maybe(short), maybe(short), maybe(short)),
    )
    .map(([each, tax, [unit, orderLine, statusCode]]) => ({
      ...each,
      ...tax,
      unit: each.quantity === null ? null : unit,
      orderLine: kind === 'order' ? null : orderLine,
      statusCode: kind === 'order' || kind === 'order_response' ? statusCode : null,
    }));

const attachment = fc.record({
  id: short,
  description: maybe(long),
  uri: maybe(long),
  name: short.map(fileNameOf),
  mediaType: maybe(short),
  content: maybe(fc.uint8Array({ minLength: 1, maxLength: 60 })),
});
const attachments = fc.array(attachment, { maxLength: 3 }).map((list) => ({
  shown: list.map(({ content, name, mediaType, ...each }) => ({
    ...each,
    fileName: content ? name : null,
    mediaType: content ? mediaType : null,
    size: content ? content.length : null,
  })),
  files: list.flatMap(({ content }, place) => (content ? [{ place, bytes: content }] : [])),
}));

const amounts = fc.record({
  lines: maybe(money),
  allowances: maybe(money),
  charges: maybe(money),
  exclusive: maybe(money),
  vat: maybe(money),
  vatInTaxCurrency: maybe(money),
  inclusive: maybe(money),
  prepaid: maybe(money),
  rounding: maybe(money),
  payable: maybe(money),
});

const vat = fc.record({
  category: maybe(fc.constantFrom('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
  rate: maybe(number),
  base: maybe(money),
  tax: maybe(money),
  exemptionReason: maybe(long),
  exemptionReasonCode: maybe(short),
});

const means = fc.record({
  code: short,
  name: maybe(short),
  remittance: maybe(short),
  iban: maybe(short),
  accountName: maybe(short),
  bic: maybe(short),
  mandate: maybe(short),
  debitedIban: maybe(short),
});

const delivery = fc
  .record({ date: maybe(date), period: maybe(period), name: maybe(short), locationId: maybe(identifier), address })
  .filter((each) =>
    [each.date, each.period, each.name, each.locationId, ...Object.values(each.address)].some(
      (value) => value !== null,
    ),
  );

const payee = fc.record({ name: short, identifier: maybe(identifier), legalId: maybe(identifier) });

function anyModel(kind: Kind, shown: EDocument['attachments']): fc.Arbitrary<EDocument> {
  const isInvoice = kind === 'invoice' || kind === 'credit_note';
  const head = fc.record({
    customizationId: maybe(short),
    profileId: maybe(short),
    number: maybe(short),
    issueDate: maybe(date),
    dueDate: kind === 'order' || kind === 'order_response' ? fc.constant(null) : maybe(date),
    taxPointDate: isInvoice ? maybe(date) : fc.constant(null),
    typeCode: kind === 'order_response' ? fc.constant(null) : maybe(short),
    responseCode: kind === 'order_response' ? maybe(fc.constantFrom('AB', 'AP', 'CA', 'RE')) : fc.constant(null),
    taxCurrency: maybe(fc.constant('CHF')),
    buyerReference: maybe(short),
    projectReference: kind === 'order_response' ? fc.constant(null) : maybe(short),
    contractReference: maybe(short),
    orderReference: maybe(short.map((id) => (id === 'NA' ? 'N' : id))),
    salesOrderReference: maybe(short),
    accountingCost: maybe(short),
  });
  const rest = fc.record({
    currency,
    precedingInvoices: isInvoice
      ? fc.array(fc.record({ number: short, issueDate: maybe(date) }), { maxLength: 2 })
      : fc.constant([]),
    period: maybe(period),
    notes: fc.array(long, { maxLength: 3 }),
    seller: party,
    buyer: party,
    payee: isInvoice ? maybe(payee) : fc.constant(null),
    delivery: maybe(delivery),
    paymentMeans: fc.array(means, { minLength: kind === 'credit_note' ? 1 : 0, maxLength: 2 }),
    paymentTerms: maybe(long),
    allowancesCharges: fc.array(documentExtra, { maxLength: 2 }),
    totals: amounts,
    vat: fc.array(vat, { maxLength: 3 }),
    lines: fc.array(line(kind), { maxLength: 3 }),
  });
  return fc.tuple(head, rest).map(([one, other]) => ({
    ...emptyDocument,
    ...one,
    ...other,
    kind,
    attachments: shown,
    totals: one.taxCurrency === null ? { ...other.totals, vatInTaxCurrency: null } : other.totals,
  }));
}
