import pdfmake from 'pdfmake';
import type { CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { EDocument } from './model';
import { addressee, colours, letterhead } from './pdf-blocks';
import type { PdfLabels } from './pdf-labels';
import { lineTable } from './pdf-lines';
import { footer, paymentBox, remarks, sums } from './pdf-sums';
import { printable } from './pdf-text';
import { fileNameOf } from './values';

const fonts = {
  normal: 'Helvetica',
  bold: 'Helvetica-Bold',
  italics: 'Helvetica-Oblique',
  bolditalics: 'Helvetica-BoldOblique',
} as const;
const fontNames: readonly string[] = Object.values(fonts);

// The one printer of the process: it may use the fonts that are built in, and fetch or open nothing whatever.
pdfmake.setFonts({ Helvetica: fonts });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontNames.includes(path));

const none = () => 0;
const layouts: Record<'lines' | 'totals' | 'box', CustomTableLayout> = {
  lines: {
    hLineWidth: (row, { table }) => (row === 0 ? 0 : row === 1 || row === table.body.length ? 0.9 : 0.5),
    hLineColor: (row) => (row === 1 ? colours.accent : colours.rule),
    vLineWidth: none,
    paddingLeft: (column) => (column === 0 ? 0 : 6),
    paddingRight: (column, { table }) => (column === (table.widths?.length ?? 0) - 1 ? 0 : 6),
    paddingTop: () => 5,
    paddingBottom: () => 5,
  },
  totals: {
    hLineWidth: (row, { table }) => (row === table.body.length - 1 ? 0.9 : 0),
    hLineColor: () => colours.accent,
    vLineWidth: none,
    paddingLeft: none,
    paddingRight: none,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  },
  box: {
    hLineWidth: none,
    vLineWidth: none,
    fillColor: () => colours.wash,
    paddingLeft: () => 14,
    paddingRight: () => 14,
    paddingTop: () => 11,
    paddingBottom: () => 11,
  },
};
pdfmake.setTableLayouts(layouts);

/** The bytes of an A4 PDF of an invoice or credit note, with its UBL embedded as an associated file. The same document gives the same page. */
export async function invoicePdf(model: EDocument, ubl: Uint8Array, labels: PdfLabels): Promise<Uint8Array> {
  const buffer = await pdfmake.createPdf({ ...page(model, labels), ...associated(model, ubl) }).getBuffer();
  return new Uint8Array(buffer);
}

function page(model: EDocument, labels: PdfLabels): TDocumentDefinitions {
  const title = `${labels.title} ${model.number ?? ''}`.trim();
  return {
    pageSize: 'A4',
    pageMargins: [48, 52, 48, 58],
    language: labels.language,
    info: { title, author: model.seller.name ?? '', creator: 'Koppel', producer: 'Koppel', ...madeOn(model) },
    content: [
      letterhead(model, labels),
      addressee(model, labels),
      lineTable(model, labels),
      sums(model, labels),
      ...paymentBox(model, labels),
      ...remarks(model),
    ],
    footer: (now, count) => footer(model, labels, now, count),
    defaultStyle: { font: 'Helvetica', fontSize: 9.5, lineHeight: 1.25, color: colours.text },
    styles: {
      sender: { fontSize: 15, bold: true, color: colours.text },
      title: { fontSize: 21, color: colours.accent },
      number: { fontSize: 10.5, color: colours.muted },
      label: { fontSize: 8, bold: true, color: colours.accent },
      heading: { fontSize: 8, bold: true, color: colours.muted },
      muted: { color: colours.muted },
      small: { fontSize: 8.5, color: colours.muted },
      foot: { fontSize: 7.5, color: colours.muted },
    },
  };
}

/** The day of the document as the day of the file, so that printing it again gives the same bytes. */
function madeOn({ issueDate }: EDocument): { creationDate?: Date } {
  return issueDate === null ? {} : { creationDate: new Date(`${issueDate}T00:00:00Z`) };
}

function associated(model: EDocument, ubl: Uint8Array) {
  const name = fileNameOf(`${printable(model.number ?? 'invoice').replace(/[^\w.-]+/g, '-')}.xml`) ?? 'invoice.xml';
  const src = `data:application/xml;base64,${Buffer.from(ubl).toString('base64')}`;
  return { files: { [name]: { src, name, type: 'application/xml', relationship: 'Alternative', ...madeOn(model) } } };
}
