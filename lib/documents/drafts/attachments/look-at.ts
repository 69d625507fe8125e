import { Refusal } from '@/lib/policy/refusal';
import { savedName } from '../../files/names';
import { mediaTypes, sniff } from '../../ubl/sniff';

/** All files of one invoice together, in bytes. */
export const mostAttachedBytes = 5 * 1024 * 1024;

/** What an attachment is by its content, and the name it is kept under. Refuses what is neither PDF, PNG, JPEG nor CSV. */
export function lookAtAttachment(bytes: Uint8Array, name: string): { name: string; mediaType: string } {
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) throw new Refusal('invalid', { field: 'file', say: 'attachment_type' });
  return { mediaType, name: savedName(name, mediaType, 'attachment') };
}

function mediaTypeOf(bytes: Uint8Array): string | null {
  const { type } = sniff(bytes);
  if (type === 'pdf' || type === 'png' || type === 'jpeg') return mediaTypes[type];
  return type === 'unknown' && isTable(bytes) ? 'text/csv' : null;
}

/** Text in UTF-8 without control characters, whose first lines have the same separator equally often: a table of values. */
function isTable(bytes: Uint8Array): boolean {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  if (/(?![\t\r\n])\p{Cc}/u.test(text) || /^\s*</.test(text)) return false;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const first = lines.slice(0, 5).map((line) => line.replace(/"(?:[^"]|"")*"/g, ''));
  return [',', ';', '\t'].some((separator) => {
    const counts = first.map((line) => line.split(separator).length - 1);
    return counts.length > 0 && counts[0]! > 0 && counts.every((count) => count === counts[0]);
  });
}
