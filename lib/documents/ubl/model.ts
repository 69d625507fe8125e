/**
 * A business document as it was read: plain data, safe as JSON. Terms BT-… and BG-… are those of EN 16931.
 * Amounts and quantities are decimal strings exactly as in the file ('1436.5'), dates are 'YYYY-MM-DD';
 * what a file does not say is null. A credit note keeps its positive amounts.
 */
export type EDocument = {
  readonly syntax: 'ubl' | 'cii';
  /** The root element's local name: 'Invoice', 'OrderResponseSimple', 'CrossIndustryInvoice' … */
  readonly rootName: string;
  readonly kind: DocumentKind;
  /** BT-24 */
  readonly customizationId: string | null;
  /** BT-23 */
  readonly profileId: string | null;
  /** BT-1 */
  readonly number: string | null;
  /** BT-2 */
  readonly issueDate: string | null;
  /** BT-9 */
  readonly dueDate: string | null;
  /** BT-7 */
  readonly taxPointDate: string | null;
  /** BT-3 (UNTDID 1001): 380 invoice, 381 credit note, 384 corrective invoice, 220 order … */
  readonly typeCode: string | null;
  /** What an order response answers: AB acknowledged, AP accepted, CA accepted with changes, RE rejected. */
  readonly responseCode: string | null;
  /** BT-5, three capital letters. */
  readonly currency: string | null;
  /** BT-6, three capital letters. */
  readonly taxCurrency: string | null;
  /** BT-10 */
  readonly buyerReference: string | null;
  /** BT-11 */
  readonly projectReference: string | null;
  /** BT-12 */
  readonly contractReference: string | null;
  /** BT-13; on an order response the order that is answered, on an order the order before it. */
  readonly orderReference: string | null;
  /** BT-14 */
  readonly salesOrderReference: string | null;
  /** BT-19 */
  readonly accountingCost: string | null;
  /** BG-3 */
  readonly precedingInvoices: readonly PrecedingInvoice[];
  /** BG-14; on an order the time in which it is valid. */
  readonly period: Period | null;
  /** BT-22 */
  readonly notes: readonly string[];
  /** BG-4 */
  readonly seller: Party;
  /** BG-7 */
  readonly buyer: Party;
  /** BG-10 */
  readonly payee: Payee | null;
  /** BG-13 */
  readonly delivery: Delivery | null;
  /** BG-16 */
  readonly paymentMeans: readonly PaymentMeans[];
  /** BT-20 */
  readonly paymentTerms: string | null;
  /** BG-20, BG-21 */
  readonly allowancesCharges: readonly AllowanceCharge[];
  readonly totals: Totals;
  /** BG-23 */
  readonly vat: readonly VatBreakdown[];
  /** BG-25 */
  readonly lines: readonly Line[];
  /** BG-24; the bytes stand beside the model, never in it. */
  readonly attachments: readonly Attachment[];
  readonly warnings: readonly Warning[];
};

export type DocumentKind = 'invoice' | 'credit_note' | 'order' | 'order_response' | 'other';

/** BG-3: number BT-25, date BT-26. */
export type PrecedingInvoice = { readonly number: string; readonly issueDate: string | null };

export type Period = { readonly start: string | null; readonly end: string | null };

/** An identifier and the list it comes from, such as 0106 (Chamber of Commerce) or 0190 (OIN). */
export type Identifier = { readonly value: string; readonly scheme: string | null };

export type Party = {
  /** BT-27, BT-44: the registered name, else the name by which the party is known. */
  readonly name: string | null;
  /** BT-28, BT-45, when it differs from the name. */
  readonly tradingName: string | null;
  /** BT-29, BT-46 */
  readonly identifiers: readonly Identifier[];
  /** BT-30, BT-47 */
  readonly legalId: Identifier | null;
  /** BT-31, BT-48 */
  readonly vatId: string | null;
  /** BT-34, BT-49 */
  readonly endpoint: Identifier | null;
  readonly address: Address;
  readonly contact: Contact;
};

export type Address = {
  /** BT-35, with the house number. */
  readonly street: string | null;
  /** BT-36 */
  readonly additionalStreet: string | null;
  /** BT-162 */
  readonly addressLine: string | null;
  /** BT-37 */
  readonly city: string | null;
  /** BT-38 */
  readonly postcode: string | null;
  /** BT-39 */
  readonly region: string | null;
  /** BT-40, two letters. */
  readonly country: string | null;
};

/** BG-6, BG-9 */
export type Contact = { readonly name: string | null; readonly phone: string | null; readonly email: string | null };

/** BG-10 */
export type Payee = {
  readonly name: string | null;
  readonly identifier: Identifier | null;
  readonly legalId: Identifier | null;
};

export type Delivery = {
  /** BT-72; on an order nothing, there the period says when. */
  readonly date: string | null;
  readonly period: Period | null;
  /** BT-70 */
  readonly name: string | null;
  /** BT-71 */
  readonly locationId: Identifier | null;
  readonly address: Address;
};

export type PaymentMeans = {
  /** BT-81 (UNTDID 4461): 30 credit transfer, 58 SEPA credit transfer, 59 SEPA direct debit … */
  readonly code: string | null;
  /** BT-82 */
  readonly name: string | null;
  /** BT-83 */
  readonly remittance: string | null;
  /** BT-84, as written in the file, blanks included. */
  readonly iban: string | null;
  /** BT-85 */
  readonly accountName: string | null;
  /** BT-86 */
  readonly bic: string | null;
  /** BT-89 */
  readonly mandate: string | null;
  /** BT-91 */
  readonly debitedIban: string | null;
};

export type AllowanceCharge = {
  readonly isCharge: boolean;
  readonly amount: string | null;
  readonly baseAmount: string | null;
  readonly percentage: string | null;
  /** BT-95, BT-102; always null on a line, where the line's own VAT counts. */
  readonly vatCategory: string | null;
  readonly vatRate: string | null;
  readonly reason: string | null;
  readonly reasonCode: string | null;
};

/** BG-22 */
export type Totals = {
  /** BT-106 */
  readonly lines: string | null;
  /** BT-107 */
  readonly allowances: string | null;
  /** BT-108 */
  readonly charges: string | null;
  /** BT-109 */
  readonly exclusive: string | null;
  /** BT-110 */
  readonly vat: string | null;
  /** BT-111, in the tax currency. */
  readonly vatInTaxCurrency: string | null;
  /** BT-112 */
  readonly inclusive: string | null;
  /** BT-113 */
  readonly prepaid: string | null;
  /** BT-114 */
  readonly rounding: string | null;
  /** BT-115 */
  readonly payable: string | null;
};

export type VatBreakdown = {
  /** BT-118: S, Z, E, AE, K, G, O … */
  readonly category: string | null;
  /** BT-119 */
  readonly rate: string | null;
  /** BT-116 */
  readonly base: string | null;
  /** BT-117 */
  readonly tax: string | null;
  /** BT-120 */
  readonly exemptionReason: string | null;
  /** BT-121 */
  readonly exemptionReasonCode: string | null;
};

export type Line = {
  /** BT-126 */
  readonly id: string | null;
  /** BT-127 */
  readonly note: string | null;
  /** BT-153 */
  readonly name: string | null;
  /** BT-154 */
  readonly description: string | null;
  /** BT-155 */
  readonly sellerItemId: string | null;
  /** BT-156 */
  readonly buyerItemId: string | null;
  /** BT-157 */
  readonly standardItemId: Identifier | null;
  /** BT-129 */
  readonly quantity: string | null;
  /** BT-130 (UN/ECE Rec 20) */
  readonly unit: string | null;
  /** BT-146 */
  readonly price: string | null;
  /** BT-149 */
  readonly baseQuantity: string | null;
  /** BT-131 */
  readonly net: string | null;
  /** BT-151 */
  readonly vatCategory: string | null;
  /** BT-152 */
  readonly vatRate: string | null;
  /** BG-26; on an order the time in which delivery is asked for. */
  readonly period: Period | null;
  /** BT-132 */
  readonly orderLine: string | null;
  /** BT-133 */
  readonly accountingCost: string | null;
  /** What an order response or order change says of the line. */
  readonly statusCode: string | null;
  /** BG-27, BG-28 */
  readonly allowancesCharges: readonly AllowanceCharge[];
};

export type Attachment = {
  /** BT-122 */
  readonly id: string | null;
  /** BT-123 */
  readonly description: string | null;
  /** BT-124, shown as text and never fetched. */
  readonly uri: string | null;
  /** A bare name: no folders, no control characters. */
  readonly fileName: string | null;
  /** As the file declares it, which proves nothing. */
  readonly mediaType: string | null;
  /** Bytes of the embedded file, null when there is none. */
  readonly size: number | null;
};

/** What is odd about a document that was taken in all the same. `field` is the place in the model, as in `lines.0.net`. */
export type Warning = {
  readonly code: WarningCode;
  readonly field: string;
  readonly values: Readonly<Record<string, string>>;
};

export type WarningCode =
  | 'number_missing'
  | 'issue_date_missing'
  | 'currency_missing'
  | 'seller_missing'
  | 'buyer_missing'
  | 'lines_missing'
  | 'total_missing'
  | 'type_code_does_not_fit'
  | 'text_shortened'
  | 'amount_unreadable'
  | 'date_unreadable'
  | 'currency_unreadable'
  | 'attachment_unreadable'
  | 'line_does_not_add_up'
  | 'lines_do_not_add_up'
  | 'allowances_do_not_add_up'
  | 'charges_do_not_add_up'
  | 'exclusive_does_not_add_up'
  | 'vat_does_not_add_up'
  | 'inclusive_does_not_add_up'
  | 'payable_does_not_add_up';
