import type { Content, Table, TableCell } from 'pdfmake/interfaces';
import type { EDocument, Party } from './model';
import type { PdfLabels } from './pdf-labels';
import { printable, printCountry, printDate } from './pdf-text';

/** The colours of the page: one accent, the rest greys. */
export const colours = {
  accent: '#0f5c5c',
  text: '#1b2424',
  muted: '#66716f',
  rule: '#d8dedd',
  wash: '#f1f5f4',
} as const;

/** Seller's name and address at the left, the kind of document at the right. */
export function letterhead(model: EDocument, labels: PdfLabels): Content {
  const { seller, number } = model;
  const contact = [seller.contact.phone, seller.contact.email].filter((part) => part !== null);
  return {
    columns: [
      {
        width: '*',
        stack: [
          { text: printable(seller.tradingName ?? seller.name ?? ''), style: 'sender' },
          {
            text: printable([...addressLines(seller, model, labels), ...contact].join('\n')),
            style: 'muted',
            margin: [0, 3, 0, 0],
          },
        ],
      },
      {
        width: 'auto',
        stack: [
          { text: printable(labels.title), style: 'title', alignment: 'right' },
          { text: printable(number ?? ''), style: 'number', alignment: 'right' },
        ],
      },
    ],
    columnGap: 24,
  };
}

/** To whom the document is addressed, and beside it the facts of the document. */
export function addressee(model: EDocument, labels: PdfLabels): Content {
  const { buyer } = model;
  const ids = [
    labelled(labels.chamberOfCommerce, buyer.legalId?.value),
    labelled(labels.vatId, buyer.vatId),
    labelled(labels.attention, buyer.contact.name),
  ].filter((part) => part !== null);
  return {
    columns: [
      {
        width: '*',
        stack: [
          { text: printable(labels.billTo), style: 'label' },
          { text: printable(buyer.name ?? ''), bold: true, fontSize: 11, margin: [0, 2, 0, 1] },
          { text: printable(addressLines(buyer, model, labels).join('\n')) },
          { text: printable(ids.join('\n')), style: 'muted', margin: [0, 4, 0, 0] },
        ],
      },
      { width: 235, layout: 'noBorders', table: facts(model, labels) },
    ],
    columnGap: 24,
    margin: [0, 34, 0, 26],
  };
}

function facts(model: EDocument, labels: PdfLabels): Table {
  const { language } = labels;
  const period =
    model.period && [model.period.start, model.period.end].map((date) => printDate(date, language)).join(' – ');
  const rows: [string, string | null][] = [
    [labels.issueDate, printDate(model.issueDate, language)],
    [labels.dueDate, printDate(model.dueDate, language)],
    [labels.deliveryDate, printDate(model.delivery?.date ?? null, language)],
    [labels.period, period],
    [labels.buyerReference, model.buyerReference],
    [labels.orderReference, model.orderReference],
    [labels.contractReference, model.contractReference],
    [labels.projectReference, model.projectReference],
    [labels.precedingInvoice, model.precedingInvoices.map((each) => each.number).join(', ')],
  ];
  const body = rows.flatMap(([label, value]): TableCell[][] =>
    value
      ? [
          [
            { text: printable(label), style: 'muted' },
            { text: printable(value), alignment: 'right' },
          ],
        ]
      : [],
  );
  return { widths: ['auto', '*'], body: body.length > 0 ? body : [['', '']] };
}

/** The word for a VAT category and rate, nothing when there is none. */
export function vatText(category: string | null, rate: string | null, labels: PdfLabels): string {
  return category === null ? '' : printable(labels.vatRate(category, rate));
}

/** The country is named only on a document that crosses a border. */
function addressLines({ address }: Party, { seller, buyer }: EDocument, labels: PdfLabels): string[] {
  const town = [address.postcode, address.city].filter((part) => part !== null).join('  ');
  const isAbroad = seller.address.country !== buyer.address.country;
  const country = isAbroad ? printCountry(address.country, labels.language) : null;
  const lines = [address.street, address.additionalStreet, address.addressLine, town, country];
  return lines.filter((line): line is string => line !== null && line !== '');
}

/** 'label value', or null without a value. */
export function labelled(label: string, value: string | null | undefined): string | null {
  return value == null ? null : `${label} ${value}`;
}
