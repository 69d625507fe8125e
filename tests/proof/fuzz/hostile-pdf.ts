import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { hostileNames, markup } from './hostile-markup';
import type { Random } from './random';

// PDF files made to run a script in the viewer, or to be taken for a page (T-62).

/** A file, and what a browser must take it for so that it runs: null where only a part of it would. */
export type Made = { bytes: Uint8Array; runsAs: string | null };

export const utf8 = (text: string) => new TextEncoder().encode(text);
export const joined = (...parts: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

/** A PDF with a script that begins when it is opened, in one of the places that have one. */
export async function livingPdf(random: Random, script: string): Promise<Made> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([200, 200]);
  const act = pdf.context.obj({ S: 'JavaScript', JS: PDFString.of(`app.alert(1);${script}`) });
  const place = random.below(4);
  if (place === 0) pdf.catalog.set(PDFName.of('OpenAction'), act);
  else if (place === 1) page.node.set(PDFName.of('AA'), pdf.context.obj({ O: act }));
  else if (place === 2) pdf.addJavaScript('begin', `app.alert(1);${script}`);
  else pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.register(act));
  const bytes = await pdf.save({ useObjectStreams: random.chance(0.5) });
  if (random.chance(0.7)) return { bytes, runsAs: 'application/pdf' };
  // A name may be written in numbers; its table of places does not fit any more, and is made anew by who reads it.
  const written = Buffer.from(bytes).toString('latin1').replaceAll('/JavaScript', '/J#61vaScript');
  return { bytes: joined(written), runsAs: 'application/pdf' };
}

/** A PDF that is HTML too, or has it inside. */
export async function polyglotPdf(random: Random, script: string): Promise<Made> {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  const page = utf8(`<script>${script}</script>`);
  pdf.setTitle(markup.script!.of(script), { showInWindowTitleBar: true });
  await pdf.attach(page, random.pick(hostileNames), { mimeType: 'text/html' });
  const bytes = await pdf.save({ useObjectStreams: random.chance(0.5) });
  const parts = random.chance(0.5) ? [bytes, page] : ['%PDF-1.7 ', page, '\n', bytes];
  return { bytes: joined(...parts), runsAs: 'text/html' };
}
