import type { EDocument } from '../ubl/model';

/** Longer ones would hold the server up for everybody: they are read on the screen, or as the file itself. */
const mostLines = 1000;

/** What can be printed: an invoice or credit note that came as XML, and is not of a length beyond reason. */
export const isPrintable = (model: EDocument | null, mediaType: string): boolean =>
  mediaType === 'application/xml' &&
  (model?.kind === 'invoice' || model?.kind === 'credit_note') &&
  model.lines.length <= mostLines;
