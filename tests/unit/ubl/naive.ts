/**
 * A second, naive reading of documents: regular expressions over the text and nothing shared with the reader, so that
 * both are not wrong in the same way. Good enough for the sample files, and for nothing else.
 */

/** What both readings are compared on; a missing value is null. */
export type Facts = {
  number: string | null;
  issueDate: string | null;
  dueDate: string | null;
  currency: string | null;
  seller: string | null;
  buyer: string | null;
  sellerVatId: string | null;
  sellerLegalId: string | null;
  buyerCity: string | null;
  lines: string | null;
  exclusive: string | null;
  vat: string | null;
  inclusive: string | null;
  payable: string | null;
  lineCount: number;
  firstQuantity: string | null;
  iban: string | null;
};

export function naiveFacts(xml: string): Facts {
  const text = xml.replace(/<!--[\s\S]*?-->/g, '');
  return /CrossIndustryInvoice\b/.test(text) ? ciiFacts(text) : ublFacts(text);
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** The text of the first element of a name. */
function first(text: string, name: string): string | null {
  const match = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}\\s*>`).exec(text);
  const value = match?.[1]
    ?.replace(/&\w+;/g, (entity) => entities[entity] ?? entity)
    .trim()
    .replace(/\s+/g, ' ');
  return value ? value : null;
}

/** What stands between the first start and the last or next end of an element; empty when it is not there. */
function inside(text: string, name: string, isLast = false): string {
  const start = new RegExp(`<${name}[\\s>]`).exec(text)?.index;
  if (start === undefined) return '';
  const end = isLast ? text.lastIndexOf(`</${name}>`) : text.indexOf(`</${name}>`, start);
  return text.slice(start, end < 0 ? undefined : end);
}

function count(text: string, name: string): number {
  return text.match(new RegExp(`<${name}[\\s>]`, 'g'))?.length ?? 0;
}

function ublFacts(text: string): Facts {
  const head = text.slice(0, text.indexOf('<cac:'));
  const seller = inside(text, 'cac:AccountingSupplierParty') || inside(text, 'cac:SellerSupplierParty');
  const buyer = inside(text, 'cac:AccountingCustomerParty') || inside(text, 'cac:BuyerCustomerParty');
  const name = (party: string) =>
    first(inside(party, 'cac:PartyLegalEntity'), 'cbc:RegistrationName') ??
    first(inside(party, 'cac:PartyName'), 'cbc:Name');
  const totals = inside(text, 'cac:LegalMonetaryTotal') || inside(text, 'cac:AnticipatedMonetaryTotal');
  const lineName =
    ['cac:InvoiceLine', 'cac:CreditNoteLine', 'cac:OrderLine'].find((each) => text.includes(`<${each}`)) ?? 'none';
  const beforeLines = text.slice(0, text.includes(`<${lineName}`) ? text.indexOf(`<${lineName}`) : undefined);
  const line = inside(text, lineName);
  return {
    number: first(head, 'cbc:ID'),
    issueDate: first(head, 'cbc:IssueDate'),
    dueDate: first(head, 'cbc:DueDate') ?? first(beforeLines, 'cbc:PaymentDueDate'),
    currency: first(head, 'cbc:DocumentCurrencyCode') ?? /currencyID="([A-Z]{3})"/.exec(text)?.[1] ?? null,
    seller: name(seller),
    buyer: name(buyer),
    sellerVatId:
      seller
        .split('<cac:PartyTaxScheme>')
        .slice(1)
        .filter((part) => />VAT</.test(part.split('</cac:PartyTaxScheme>')[0] ?? ''))
        .map((part) => first(part, 'cbc:CompanyID'))[0] ?? null,
    sellerLegalId: first(inside(seller, 'cac:PartyLegalEntity'), 'cbc:CompanyID'),
    buyerCity: first(inside(buyer, 'cac:PostalAddress'), 'cbc:CityName'),
    lines: first(totals, 'cbc:LineExtensionAmount'),
    exclusive: first(totals, 'cbc:TaxExclusiveAmount'),
    vat: first(inside(beforeLines, 'cac:TaxTotal'), 'cbc:TaxAmount'),
    inclusive: first(totals, 'cbc:TaxInclusiveAmount'),
    payable: first(totals, 'cbc:PayableAmount'),
    lineCount: count(text, lineName),
    firstQuantity: first(
      line,
      'cbc:(?:Invoiced|Credited|)Quantity'.replace('(?:Invoiced|Credited|)', quantityOf(line)),
    ),
    iban: first(inside(text, 'cac:PayeeFinancialAccount'), 'cbc:ID'),
  };
}

function quantityOf(line: string): string {
  return ['Invoiced', 'Credited', ''].find((each) => line.includes(`<cbc:${each}Quantity`)) ?? 'No';
}

function ciiFacts(text: string): Facts {
  const head = inside(text, 'rsm:ExchangedDocument');
  const seller = inside(text, 'ram:SellerTradeParty');
  const buyer = inside(text, 'ram:BuyerTradeParty');
  const totals = inside(text, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation');
  const due = inside(text, 'ram:DueDateDateTime');
  const compact = (date: string | null) => date?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') ?? null;
  return {
    number: first(head, 'ram:ID'),
    issueDate: compact(first(inside(head, 'ram:IssueDateTime'), 'udt:DateTimeString')),
    dueDate: compact(first(due, 'udt:DateTimeString')),
    currency: first(text, 'ram:InvoiceCurrencyCode'),
    seller: first(seller, 'ram:Name'),
    buyer: first(buyer, 'ram:Name'),
    sellerVatId: /schemeID="VA"[^>]*>([^<]+)</.exec(seller)?.[1]?.trim() ?? null,
    sellerLegalId: first(inside(seller, 'ram:SpecifiedLegalOrganization'), 'ram:ID'),
    buyerCity: first(inside(buyer, 'ram:PostalTradeAddress'), 'ram:CityName'),
    lines: first(totals, 'ram:LineTotalAmount'),
    exclusive: first(totals, 'ram:TaxBasisTotalAmount'),
    vat: first(totals, 'ram:TaxTotalAmount'),
    inclusive: first(totals, 'ram:GrandTotalAmount'),
    payable: first(totals, 'ram:DuePayableAmount'),
    lineCount: count(text, 'ram:IncludedSupplyChainTradeLineItem'),
    firstQuantity: first(text, 'ram:BilledQuantity'),
    iban: first(text, 'ram:IBANID'),
  };
}
