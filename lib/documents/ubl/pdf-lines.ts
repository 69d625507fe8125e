import type { Content, TableCell } from 'pdfmake/interfaces';
import type { AllowanceCharge, EDocument, Line } from './model';
import { vatText } from './pdf-blocks';
import type { PdfLabels } from './pdf-labels';
import { printAmount, printable, printNumber } from './pdf-text';

/** The lines, with a heading that repeats on every page. */
export function lineTable(model: EDocument, labels: PdfLabels): Content {
  const heading = [labels.description, labels.quantity, labels.price, labels.vat, labels.amount];
  return {
    layout: 'lines',
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', 62, 66, 52, 74],
      body: [
        heading.map((text, place) => ({
          text: printable(text),
          style: 'heading',
          alignment: place === 0 ? 'left' : 'right',
        })),
        ...model.lines.map((line) => lineRow(line, model, labels)),
        ...model.allowancesCharges.map((each) => extraRow(each, model, labels)),
      ],
    },
  };
}

function lineRow(line: Line, { currency }: EDocument, labels: PdfLabels): TableCell[] {
  const { language } = labels;
  const unit = line.unit === null ? '' : ` ${labels.unit(line.unit, line.quantity)}`;
  const per =
    line.baseQuantity === null || Number(line.baseQuantity) === 1
      ? ''
      : ` / ${printNumber(line.baseQuantity, language)}`;
  const details = [
    line.description,
    line.note,
    ...line.allowancesCharges.map((each) => extraText(each, currency, labels)),
  ];
  const small = details.filter((part) => part !== null).join('\n');
  return [
    { stack: [printable(line.name ?? ''), ...(small ? [{ text: printable(small), style: 'small' }] : [])] },
    { text: `${printNumber(line.quantity, language)}${printable(unit)}`, alignment: 'right' },
    { text: `${printAmount(line.price, currency, language)}${per}`, alignment: 'right' },
    { text: vatText(line.vatCategory, line.vatRate, labels), alignment: 'right' },
    { text: printAmount(line.net, currency, language), alignment: 'right' },
  ];
}

function extraRow(extra: AllowanceCharge, { currency }: EDocument, labels: PdfLabels): TableCell[] {
  const text = extra.reason ?? (extra.isCharge ? labels.charge : labels.allowance);
  return [
    { text: printable(text) },
    '',
    '',
    { text: vatText(extra.vatCategory, extra.vatRate, labels), alignment: 'right' },
    { text: printAmount(signed(extra), currency, labels.language), alignment: 'right' },
  ];
}

function extraText(extra: AllowanceCharge, currency: string | null, labels: PdfLabels): string {
  const label = extra.isCharge ? labels.charge : labels.allowance;
  const percentage = extra.percentage === null ? '' : ` ${printNumber(extra.percentage, labels.language)}%`;
  return `${extra.reason ?? label}${percentage}: ${printAmount(signed(extra), currency, labels.language)}`;
}

/** An allowance is taken off, so it is printed below nought. */
function signed({ isCharge, amount }: AllowanceCharge): string | null {
  if (isCharge || amount === null) return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
