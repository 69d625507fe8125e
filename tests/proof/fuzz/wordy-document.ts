import { emptyLine } from '@/lib/documents/ubl/empty';
import type { AllowanceCharge, EDocument, Party } from '@/lib/documents/ubl/model';
import { eDocument } from '../../e-documents';

// An e-document with a word in every field that holds one, so that none is forgotten where words are made hostile.

/** What is filled. */
const word = '?';

const address = {
  street: word,
  additionalStreet: word,
  addressLine: word,
  city: word,
  postcode: word,
  region: word,
  country: word,
};
const identifier = { value: word, scheme: word };
const party: Party = {
  name: word,
  tradingName: word,
  identifiers: [identifier],
  legalId: identifier,
  vatId: word,
  endpoint: identifier,
  address,
  contact: { name: word, phone: word, email: word },
};
const charge: AllowanceCharge = {
  isCharge: true,
  amount: '1.00',
  baseAmount: null,
  percentage: null,
  vatCategory: 'S',
  vatRate: '21',
  reason: word,
  reasonCode: word,
};

export const wordyDocument: EDocument = {
  ...eDocument({
    number: word,
    buyerReference: word,
    projectReference: word,
    contractReference: word,
    orderReference: word,
    salesOrderReference: word,
    accountingCost: word,
    precedingInvoices: [{ number: word, issueDate: null }],
    notes: [word, word],
    seller: party,
    buyer: party,
    payee: { name: word, identifier, legalId: identifier },
    delivery: { date: null, period: null, name: word, locationId: identifier, address },
    paymentMeans: [
      {
        code: word,
        name: word,
        remittance: word,
        iban: word,
        accountName: word,
        bic: word,
        mandate: word,
        debitedIban: word,
      },
    ],
    paymentTerms: word,
    allowancesCharges: [charge],
    lines: [
      {
        ...emptyLine,
        id: word,
        note: word,
        name: word,
        description: word,
        sellerItemId: word,
        buyerItemId: word,
        standardItemId: identifier,
        quantity: '2',
        unit: word,
        price: '10.00',
        vatCategory: 'E',
        vatRate: '0',
        orderLine: word,
        accountingCost: word,
        statusCode: word,
        allowancesCharges: [{ ...charge, vatCategory: null, vatRate: null }],
      },
    ],
  }),
  attachments: [{ id: word, description: word, uri: word, fileName: null, mediaType: null, size: null }],
};

/** The same document with a text of its own in each of these places. */
export function filledWith(document: EDocument, text: () => string): EDocument {
  const filled = (value: unknown): unknown => {
    if (value === word) return text();
    if (Array.isArray(value)) return value.map(filled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one)]));
  };
  return filled(document) as EDocument;
}
