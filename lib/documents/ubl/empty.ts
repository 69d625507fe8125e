import type { Address, Contact, EDocument, Line, Party, Totals } from './model';

export const emptyAddress: Address = {
  street: null,
  additionalStreet: null,
  addressLine: null,
  city: null,
  postcode: null,
  region: null,
  country: null,
};

export const emptyContact: Contact = { name: null, phone: null, email: null };

export const emptyParty: Party = {
  name: null,
  tradingName: null,
  identifiers: [],
  legalId: null,
  vatId: null,
  endpoint: null,
  address: emptyAddress,
  contact: emptyContact,
};

export const emptyTotals: Totals = {
  lines: null,
  allowances: null,
  charges: null,
  exclusive: null,
  vat: null,
  vatInTaxCurrency: null,
  inclusive: null,
  prepaid: null,
  rounding: null,
  payable: null,
};

export const emptyLine: Line = {
  id: null,
  note: null,
  name: null,
  description: null,
  sellerItemId: null,
  buyerItemId: null,
  standardItemId: null,
  quantity: null,
  unit: null,
  price: null,
  baseQuantity: null,
  net: null,
  vatCategory: null,
  vatRate: null,
  period: null,
  orderLine: null,
  accountingCost: null,
  statusCode: null,
  allowancesCharges: [],
};

/** An invoice in UBL that says nothing yet: spread it and fill in what there is to say. */
export const emptyDocument: EDocument = {
  syntax: 'ubl',
  rootName: 'Invoice',
  kind: 'invoice',
  customizationId: null,
  profileId: null,
  number: null,
  issueDate: null,
  dueDate: null,
  taxPointDate: null,
  typeCode: null,
  responseCode: null,
  currency: null,
  taxCurrency: null,
  buyerReference: null,
  projectReference: null,
  contractReference: null,
  orderReference: null,
  salesOrderReference: null,
  accountingCost: null,
  precedingInvoices: [],
  period: null,
  notes: [],
  seller: emptyParty,
  buyer: emptyParty,
  payee: null,
  delivery: null,
  paymentMeans: [],
  paymentTerms: null,
  allowancesCharges: [],
  totals: emptyTotals,
  vat: [],
  lines: [],
  attachments: [],
  warnings: [],
};
