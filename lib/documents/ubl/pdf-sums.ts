import type { Content, TableCell } from 'pdfmake/interfaces';
import type { EDocument } from './model';
import { colours, labelled, vatText } from './pdf-blocks';
import type { PdfLabels } from './pdf-labels';
import { printAmount, printable, printDate } from './pdf-text';

/** The VAT breakdown at the left, the totals at the right; kept together on one page. */
export function sums(model: EDocument, labels: PdfLabels): Content {
  return {
    unbreakable: true,
    columns: [
      { width: '*', stack: model.vat.length > 0 ? [vatTable(model, labels)] : [] },
      { width: 232, layout: 'totals', table: { widths: ['*', 'auto'], body: totalRows(model, labels) } },
    ],
    columnGap: 28,
    margin: [0, 16, 0, 0],
  };
}

function vatTable({ vat, currency }: EDocument, labels: PdfLabels): Content {
  const amount = (value: string | null) => ({
    text: printAmount(value, currency, labels.language),
    style: 'small',
    alignment: 'right' as const,
  });
  const heading = [labels.vat, labels.vatBase, labels.vatAmount];
  const reasons = vat.map((each) => each.exemptionReason).filter((reason) => reason !== null);
  return {
    stack: [
      {
        layout: 'lines',
        table: {
          widths: ['*', 'auto', 'auto'],
          body: [
            heading.map((text, place) => ({
              text: printable(text),
              style: 'heading',
              alignment: place === 0 ? 'left' : 'right',
            })),
            ...vat.map((each): TableCell[] => [
              { text: vatText(each.category, each.rate, labels), style: 'small' },
              amount(each.base),
              amount(each.tax),
            ]),
          ],
        },
      },
      ...reasons.map((reason) => ({
        text: printable(reason),
        style: 'small',
        margin: [0, 3, 0, 0] as [number, number, number, number],
      })),
    ],
  };
}

function totalRows({ totals, currency }: EDocument, labels: PdfLabels): TableCell[][] {
  const hasExtras = totals.allowances !== null || totals.charges !== null;
  const isRounded = totals.prepaid !== null || totals.rounding !== null;
  const rows: [string, string | null][] = [
    [labels.subtotal, hasExtras ? totals.lines : null],
    [labels.allowance, minus(totals.allowances)],
    [labels.charge, totals.charges],
    [labels.exclusive, totals.exclusive],
    [labels.vat, totals.vat],
    [labels.inclusive, isRounded ? totals.inclusive : null],
    [labels.prepaid, minus(totals.prepaid)],
    [labels.rounding, totals.rounding],
  ];
  const print = (amount: string | null) => printAmount(amount, currency, labels.language);
  const body = rows.flatMap(([label, amount]): TableCell[][] =>
    amount === null
      ? []
      : [
          [
            { text: printable(label), style: 'muted' },
            { text: print(amount), alignment: 'right' },
          ],
        ],
  );
  const strong = {
    bold: true,
    fontSize: 11.5,
    color: colours.accent,
    margin: [0, 2, 0, 2] as [number, number, number, number],
  };
  return [
    ...body,
    [
      { text: printable(labels.payable), ...strong },
      { text: print(totals.payable), alignment: 'right', ...strong },
    ],
  ];
}

function minus(amount: string | null): string | null {
  if (amount === null || Number(amount) === 0) return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** How to pay: account, name, reference, last day; nothing where there is nothing to pay or no account to pay to. */
export function paymentBox(model: EDocument, labels: PdfLabels): Content[] {
  const means = model.paymentMeans.find((each) => each.iban !== null);
  if (!means || model.kind === 'credit_note' || !(Number(model.totals.payable) > 0)) return [];
  const { language } = labels;
  const facts: [string, string | null][] = [
    [labels.iban, spaced(means.iban)],
    [labels.accountName, means.accountName ?? model.payee?.name ?? model.seller.name],
    [labels.remittance, means.remittance ?? model.number],
    [labels.dueDate, printDate(model.dueDate, language) || null],
    [labels.payable, printAmount(model.totals.payable, model.currency, language) || null],
  ];
  const body = facts.flatMap(([label, value]): TableCell[][] =>
    value === null
      ? []
      : [
          [
            { text: printable(label), style: 'muted' },
            { text: printable(value), bold: true },
          ],
        ],
  );
  return [
    {
      unbreakable: true,
      layout: 'box',
      margin: [0, 22, 0, 0],
      table: {
        widths: ['*'],
        body: [
          [
            {
              stack: [
                { text: printable(labels.payment), style: 'label', margin: [0, 0, 0, 4] },
                { layout: 'noBorders', table: { widths: ['auto', '*'], body } },
              ],
            },
          ],
        ],
      },
    },
  ];
}

/** An IBAN in groups of four, as people read it. */
function spaced(iban: string | null): string | null {
  return iban?.replace(/\s+/g, '').replace(/(.{4})(?=.)/g, '$1 ') ?? null;
}

/** Payment terms and notes, in the author's own words. */
export function remarks(model: EDocument): Content[] {
  const texts = [model.paymentTerms, ...model.notes].filter((text) => text !== null);
  return texts.map((text) => ({ text: printable(text), margin: [0, 12, 0, 0] }));
}

/** One line about the seller at the foot of each page, and the page number. */
export function footer(model: EDocument, labels: PdfLabels, page: number, pages: number): Content {
  const { seller, paymentMeans } = model;
  const facts = [
    seller.name,
    labelled(labels.chamberOfCommerce, seller.legalId?.value),
    labelled(labels.vatId, seller.vatId),
    spaced(paymentMeans.find((each) => each.iban !== null)?.iban ?? null),
  ];
  return {
    margin: [48, 12, 48, 0],
    columns: [
      { width: '*', text: printable(facts.filter((fact) => fact !== null).join('   ·   ')), style: 'foot' },
      { width: 'auto', text: printable(labels.page(page, pages)), style: 'foot', alignment: 'right' },
    ],
  };
}
