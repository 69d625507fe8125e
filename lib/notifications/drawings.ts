import type { Language } from '@/db/vocabulary';
import type { Attachment } from './letters';
import type { Payload } from './payload';

/** Draws a file from an attached one, in the letter's language; the same bytes at every attempt, or a repeated letter would be another one. */
export type Draw = (source: Uint8Array, language: Language) => Promise<Uint8Array>;

/** Everything that goes with a letter: what was attached, and what is drawn from it now. */
export async function attachmentsOf(
  { attachments = [], drawings = [] }: Payload,
  language: Language,
  draw: Draw,
): Promise<Attachment[]> {
  const drawn: Attachment[] = [];
  for (const { from, fileName, mediaType } of drawings) {
    const source = attachments.find((one) => one.fileName === from);
    if (!source) throw new Error(`${fileName} is drawn from ${from}, which is not attached.`);
    const bytes = await draw(Buffer.from(source.base64, 'base64'), language);
    drawn.push({ fileName, mediaType, base64: Buffer.from(bytes).toString('base64') });
  }
  return [...attachments, ...drawn];
}
