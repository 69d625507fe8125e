import type { Language } from '@/db/vocabulary';
import { invoicePdf } from '../../ubl/pdf-out';
import { readEDocument } from '../../ubl/read';
import { printLabels } from './labels';

/** The PDF that goes with an invoice or credit note, drawn from its UBL as it was sent: the same bytes whenever it is drawn. */
export async function drawDocument(ubl: Uint8Array, language: Language): Promise<Uint8Array> {
  const { model } = readEDocument(ubl);
  return invoicePdf(model, ubl, printLabels(language, model.kind === 'credit_note' ? 'credit_note' : 'invoice'));
}
