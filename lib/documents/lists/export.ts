import type { Box } from '@/db/vocabulary';
import { byteOrderMark, csvLine } from '@/lib/csv';
import type { Actor } from '@/lib/policy/actor';
import { responseCodes } from '../activity/response-codes';
import type { ListAddress } from '../input';
import { everyPage } from './every-page';
import { type Sizes, sizes } from './filter';
import type { ListedDocument } from './list';

/** The columns of a list's export, in their order. */
export const exportColumns = [
  'number',
  'company',
  'subject',
  'type',
  'status',
  'organisation',
  'currency',
  'amount',
  'date',
  'due',
  'received',
  'response',
  'id',
] as const;

/** What the words of a row are in the reader's language. */
export type ExportWords = {
  heads: readonly string[];
  type: (row: ListedDocument) => string;
  status: (row: ListedDocument) => string;
};

/** A file is read in longer pages than a screen: what each page costs by itself is paid less often. */
const longPages: Sizes = { ...sizes, page: 500, window: 5000 };

/** Everything that a list's address asks for as CSV, streamed page after page, however much it is (E-085). */
export function streamList(
  actor: Actor,
  box: Box,
  address: ListAddress,
  words: ExportWords,
  upTo = longPages,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  const pages = everyPage(actor, box, address, upTo);
  let head = byteOrderMark + csvLine(words.heads);
  return new ReadableStream({
    async pull(controller) {
      const page = await pages.next();
      if (page.done) return controller.close();
      const lines = page.value.map((row) => csvLine(cellsOf(row, words))).join('');
      controller.enqueue(bytes.encode(head + lines));
      head = '';
    },
  });
}

const cellsOf = (row: ListedDocument, words: ExportWords) => [
  row.number,
  row.counterparty,
  row.subject,
  words.type(row),
  words.status(row),
  row.organisationName,
  ...(row.currency === 'XXX' && row.amountCents === 0 ? ['', null] : [row.currency, row.amountCents / 100]),
  row.issueDate,
  row.dueDate,
  row.createdAt.toISOString(),
  responseCodes[row.status] ?? '',
  row.id,
];
