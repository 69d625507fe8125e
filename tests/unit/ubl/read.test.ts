import { describe, expect, test } from 'vitest';
import type { WarningCode } from '@/lib/documents/ubl/model';
import { readEDocument } from '@/lib/documents/ubl/read';
import { bytes, cii, ubl } from './fixtures';

const read = (root: string, content: string) => readEDocument(bytes(ubl(root, content)));
const invoice = (content: string) => read('Invoice', content).model;
const codes = (content: string): WarningCode[] => invoice(content).warnings.map((warning) => warning.code);

describe('The kind of a document', () => {
  test.each([
    ['Invoice', 'invoice'],
    ['SelfBilledInvoice', 'invoice'],
    ['CreditNote', 'credit_note'],
    ['SelfBilledCreditNote', 'credit_note'],
    ['Order', 'order'],
    ['OrderChange', 'order'],
    ['OrderCancellation', 'order'],
    ['OrderResponse', 'order_response'],
    ['OrderResponseSimple', 'order_response'],
    ['Reminder', 'other'],
    ['ApplicationResponse', 'other'],
    ['DespatchAdvice', 'other'],
  ])('%s is %s', (root, kind) => {
    const { model } = read(root, '<cbc:ID>1</cbc:ID>');
    expect([model.kind, model.rootName, model.syntax, model.number]).toEqual([kind, root, 'ubl', '1']);
  });
});

describe('Parties', () => {
  const party = '<cac:Party><cac:PartyName><cbc:Name>A</cbc:Name></cac:PartyName></cac:Party>';
  test.each([
    ['Order', 'SellerSupplierParty', 'BuyerCustomerParty', party],
    ['OrderResponseSimple', 'SellerSupplierParty', 'BuyerCustomerParty', party],
    ['CreditNote', 'AccountingSupplierParty', 'AccountingCustomerParty', party],
    ['DespatchAdvice', 'DespatchSupplierParty', 'DeliveryCustomerParty', party],
    ['ApplicationResponse', 'SenderParty', 'ReceiverParty', '<cac:PartyName><cbc:Name>A</cbc:Name></cac:PartyName>'],
  ])('of %s stand in %s and %s', (root, seller, buyer, content) => {
    const { model } = read(
      root,
      `<cac:${seller}>${content}</cac:${seller}><cac:${buyer}>${content.replace('A<', 'B<')}</cac:${buyer}>`,
    );
    expect([model.seller.name, model.buyer.name]).toEqual(['A', 'B']);
  });

  test('a house number of its own joins the street, a person gives a contact its name', () => {
    const { seller } = invoice(`<cac:AccountingSupplierParty><cac:Party>
      <cac:PostalAddress><cbc:StreetName>Dorpsstraat</cbc:StreetName><cbc:BuildingNumber>12</cbc:BuildingNumber></cac:PostalAddress>
      <cac:PartyTaxScheme><cbc:CompanyID>123</cbc:CompanyID><cac:TaxScheme><cbc:ID>FC</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
      <cac:PartyTaxScheme><cbc:CompanyID>NL123456789B01</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
      <cac:Contact/><cac:Person><cbc:FirstName>Jan</cbc:FirstName><cbc:FamilyName>Smit</cbc:FamilyName></cac:Person>
      </cac:Party></cac:AccountingSupplierParty>`);
    expect([seller.address.street, seller.vatId, seller.contact.name]).toEqual([
      'Dorpsstraat 12',
      'NL123456789B01',
      'Jan Smit',
    ]);
  });
});

describe('Values', () => {
  test('prefixes mean nothing, namespaces everything', () => {
    const text = ubl('Invoice', '<cbc:ID>7</cbc:ID>').replaceAll('cbc', 'x').replaceAll('cac', 'cbc');
    expect(readEDocument(bytes(text)).model.number).toBe('7');
    expect(invoice('<ID xmlns="urn:other">7</ID>').number).toBeNull();
  });

  test('empty elements are as good as none', () => {
    const model = invoice('<cbc:ID> </cbc:ID><cbc:Note></cbc:Note><cbc:IssueDate/><cbc:BuyerReference/>');
    expect([model.number, model.notes, model.issueDate, model.buyerReference]).toEqual([null, [], null, null]);
  });

  test('text is whole through remarks, sections and entities', () => {
    expect(invoice('<cbc:ID>A<!-- x -->&amp;<![CDATA[<B>]]>&#x20AC;</cbc:ID>').number).toBe('A&<B>€');
  });

  test('identifiers are one line, notes keep theirs', () => {
    const model = invoice('<cbc:ID>\n  A \t 1\n</cbc:ID><cbc:Note>\n  one\r\n  two\n</cbc:Note>');
    expect([model.number, model.notes[0]]).toEqual(['A 1', 'one\n  two']);
  });

  test.each([
    ['2026-02-28', '2026-02-28'],
    ['2024-02-29Z', '2024-02-29'],
    ['2026-01-01+01:00', '2026-01-01'],
    ['2026-02-30', null],
    ['28-02-2026', null],
    ['2026-13-01', null],
    ['0000-01-01', null],
  ])('the date %s is read as %s', (written, date) => {
    const model = invoice(`<cbc:IssueDate>${written}</cbc:IssueDate>`);
    expect(model.issueDate).toBe(date);
    expect(model.warnings.some((warning) => warning.code === 'date_unreadable')).toBe(date === null);
  });

  test.each([
    ['1436.5', '1436.5'],
    [' 100.00 ', '100.00'],
    ['+007.50', '7.50'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0.00', '0.00'],
    ['000', '0'],
    ['-12', '-12'],
    ['999999999999999.99', '999999999999999.99'],
    ['1000000000000000', null],
    ['1e5', null],
    ['1,50', null],
    ['NaN', null],
    ['-', null],
    ['.', null],
    ['Infinity', null],
    ['0x10', null],
  ])('the amount %s is read as %s', (written, amount) => {
    const content = `<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">${written}</cbc:PayableAmount></cac:LegalMonetaryTotal>`;
    const { totals, warnings } = invoice(content);
    expect(totals.payable).toBe(amount);
    const warning = warnings.find((each) => each.code === 'amount_unreadable');
    expect(warning).toEqual(
      amount === null ? { code: 'amount_unreadable', field: 'totals.payable', values: { value: written } } : undefined,
    );
  });

  test('a currency is three capital letters, else a warning', () => {
    expect(invoice('<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>').currency).toBe('EUR');
    const model = invoice('<cbc:DocumentCurrencyCode>euro</cbc:DocumentCurrencyCode>');
    expect(model.currency).toBeNull();
    expect(model.warnings[0]).toEqual({ code: 'currency_unreadable', field: 'currency', values: { value: 'euro' } });
  });

  test('VAT in the tax currency is told from VAT in the currency of the document', () => {
    const total = (currency: string, amount: string) =>
      `<cac:TaxTotal><cbc:TaxAmount currencyID="${currency}">${amount}</cbc:TaxAmount></cac:TaxTotal>`;
    const head =
      '<cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>';
    for (const both of [total('EUR', '10') + total('SEK', '110'), total('SEK', '110') + total('EUR', '10')]) {
      expect(invoice(head + both).totals).toMatchObject({ vat: '110', vatInTaxCurrency: '10' });
    }
  });

  test("where only the seller's number of the order is known, there is no order number", () => {
    const reference = (id: string) =>
      `<cac:OrderReference><cbc:ID>${id}</cbc:ID><cbc:SalesOrderID>S1</cbc:SalesOrderID></cac:OrderReference>`;
    expect(invoice(reference('NA'))).toMatchObject({ orderReference: null, salesOrderReference: 'S1' });
    expect(invoice(reference('B1'))).toMatchObject({ orderReference: 'B1', salesOrderReference: 'S1' });
  });
});

describe('Attachments', () => {
  const attached = (content: string, type = '') =>
    `<cac:AdditionalDocumentReference><cbc:ID>A1</cbc:ID>${type}<cac:Attachment>${content}</cac:Attachment></cac:AdditionalDocumentReference>`;
  const embedded = (text: string, name = 'bon.pdf') =>
    attached(
      `<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="${name}">${text}</cbc:EmbeddedDocumentBinaryObject>`,
    );

  test('bytes stand beside the model, never in it', () => {
    const { model, attachments } = read('Invoice', embedded(' aGFs\n bG8= '));
    expect(model.attachments).toEqual([
      { id: 'A1', description: null, uri: null, fileName: 'bon.pdf', mediaType: 'application/pdf', size: 5 },
    ]);
    expect(attachments).toEqual([{ place: 0, bytes: bytes('hallo') }]);
    expect(JSON.stringify(model)).not.toContain('aGFs');
  });

  test('what is no Base64 is left out with a warning', () => {
    for (const text of ['a', '!!!!', 'aGFsbG8', 'aG=sbG8=', '']) {
      const { model, attachments } = read('Invoice', embedded(text));
      expect(attachments).toEqual([]);
      expect(model.attachments[0]?.size).toBeNull();
      expect(model.warnings.map((warning) => warning.code)).toContain('attachment_unreadable');
    }
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\bon.pdf', 'bon.pdf'],
    ['bon\u202efdp.exe', 'bonfdp.exe'],
    ['a&#10;b.pdf', 'ab.pdf'],
    ['..', null],
    ['/', null],
  ])('the file name %j is kept as %j', (given, name) => {
    expect(read('Invoice', embedded('aGFsbG8=', given)).model.attachments[0]?.fileName).toBe(name);
  });

  test('an address is shown, and what is invoiced is no attachment', () => {
    const link = attached('<cac:ExternalReference><cbc:URI>http://127.0.0.1:1/x</cbc:URI></cac:ExternalReference>');
    expect(invoice(link).attachments[0]?.uri).toBe('http://127.0.0.1:1/x');
    expect(invoice(attached('', '<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>')).attachments).toEqual([]);
  });
});

describe('What is odd is said and never refused', () => {
  test('an empty invoice', () => {
    expect(codes('')).toEqual([
      'number_missing',
      'issue_date_missing',
      'currency_missing',
      'seller_missing',
      'buyer_missing',
      'lines_missing',
      'total_missing',
    ]);
  });

  const totals = (values: Record<string, string>) => {
    const elements = Object.entries(values).map(
      ([name, value]) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`,
    );
    return `<cac:LegalMonetaryTotal>${elements.join('')}</cac:LegalMonetaryTotal>`;
  };
  const line = (net: string, quantity: string, price: string, base = '1') =>
    `<cac:InvoiceLine><cbc:InvoicedQuantity unitCode="C62">${quantity}</cbc:InvoicedQuantity><cbc:LineExtensionAmount>${net}</cbc:LineExtensionAmount><cac:Price><cbc:PriceAmount>${price}</cbc:PriceAmount><cbc:BaseQuantity>${base}</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>`;
  const sums = (content: string) => codes(content).filter((code) => code.endsWith('add_up'));
  const right = {
    LineExtensionAmount: '30.00',
    TaxExclusiveAmount: '30',
    TaxInclusiveAmount: '30.0',
    PayableAmount: '30.00',
  };

  test('sums that come out, whatever their places', () => {
    expect(sums(line('10.00', '4', '2.5') + line('20', '30', '2', '3') + totals(right))).toEqual([]);
  });

  test.each([
    ['line_does_not_add_up', line('10.03', '4', '2.5') + line('19.97', '1', '19.97') + totals(right)],
    ['lines_do_not_add_up', line('10.00', '4', '2.5') + totals(right)],
    ['exclusive_does_not_add_up', totals({ ...right, LineExtensionAmount: '30.01' })],
    ['inclusive_does_not_add_up', totals({ ...right, TaxInclusiveAmount: '30.01', PayableAmount: '30.01' })],
    ['payable_does_not_add_up', totals({ ...right, PayableAmount: '29.99' })],
    [
      'allowances_do_not_add_up',
      totals({ LineExtensionAmount: '30', AllowanceTotalAmount: '5', TaxExclusiveAmount: '25' }),
    ],
    ['charges_do_not_add_up', totals({ LineExtensionAmount: '30', ChargeTotalAmount: '5', TaxExclusiveAmount: '35' })],
    [
      'vat_does_not_add_up',
      '<cac:TaxTotal><cbc:TaxAmount>3</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxAmount>2</cbc:TaxAmount></cac:TaxSubtotal></cac:TaxTotal>',
    ],
  ])('%s', (code, content) => {
    expect(sums(content)).toEqual([code]);
  });

  test('two cents of rounding on a line are allowed, a base quantity of nought harms nobody', () => {
    expect(sums(line('10.02', '4', '2.5'))).toEqual([]);
    expect(sums(line('10.00', '4', '2.5', '0'))).toEqual([]);
  });

  test('a code of another kind of document', () => {
    expect(codes('<cbc:InvoiceTypeCode>381</cbc:InvoiceTypeCode>')).toContain('type_code_does_not_fit');
    expect(codes('<cbc:InvoiceTypeCode>384</cbc:InvoiceTypeCode>')).not.toContain('type_code_does_not_fit');
  });

  test('no more than a hundred warnings', () => {
    expect(
      codes('<cac:InvoiceLine><cbc:LineExtensionAmount>x</cbc:LineExtensionAmount></cac:InvoiceLine>'.repeat(500)),
    ).toHaveLength(100);
  });
});

describe('UN/CEFACT', () => {
  const document = (type: string) =>
    cii(
      `<rsm:ExchangedDocument><ram:ID>R1</ram:ID><ram:TypeCode>${type}</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20260228</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>`,
    );

  test.each([
    ['380', 'invoice'],
    ['381', 'credit_note'],
    ['389', 'invoice'],
    ['396', 'credit_note'],
  ])('type %s is %s', (type, kind) => {
    const { model } = readEDocument(bytes(document(type)));
    expect([model.syntax, model.kind, model.number, model.issueDate]).toEqual(['cii', kind, 'R1', '2026-02-28']);
  });

  test('a day that does not exist, or another format, is a warning', () => {
    for (const [from, to] of [
      ['20260228', '20260230'],
      ['format="102"', 'format="610"'],
    ] as const) {
      const { model } = readEDocument(bytes(document('380').replace(from, to)));
      expect(model.issueDate).toBeNull();
      expect(model.warnings[0]?.code).toBe('date_unreadable');
    }
  });

  test('an order of Order-X, in its own namespaces', () => {
    const order = document('220')
      .replaceAll('data:standard:CrossIndustryInvoice:100', 'data:SCRDMCCBDACIOMessageStructure:100')
      .replaceAll('rsm:CrossIndustryInvoice', 'rsm:SCRDMCCBDACIOMessageStructure')
      .replace('BusinessInformationEntity:100', 'BusinessInformationEntity:128')
      .replace('UnqualifiedDataType:100', 'UnqualifiedDataType:128')
      .replace(
        '</rsm:SCRDMCCBDACIOMessageStructure>',
        `<rsm:SupplyChainTradeTransaction><ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>Papier</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>4.50</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:RequestedQuantity unitCode="C62">6</ram:RequestedQuantity></ram:SpecifiedLineTradeDelivery></ram:IncludedSupplyChainTradeLineItem><ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Papyrus</ram:Name></ram:SellerTradeParty></ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement><ram:OrderCurrencyCode>EUR</ram:OrderCurrencyCode><ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>27.00</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:SCRDMCCBDACIOMessageStructure>`,
      );
    const { model } = readEDocument(bytes(order));
    expect(model).toMatchObject({ kind: 'order', number: 'R1', currency: 'EUR', seller: { name: 'Papyrus' } });
    expect(model.lines[0]).toMatchObject({ name: 'Papier', quantity: '6', unit: 'C62', price: '4.50' });
    expect(model.totals.payable).toBe('27.00');
  });
});
