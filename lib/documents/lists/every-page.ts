import { reading } from '@/db/client';
import type { Box } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { ListAddress } from '../input';
import type { Cursor, Sizes } from './filter';
import type { ListedDocument } from './list';
import { filterOf, findIn } from './page';

/** So many documents one press takes. */
export const mostChosen = 1000;
/** A search for something rare among millions looks back so many pages, and no further. */
const mostPages = 20;

/** Everything a list's address asks for, page after page. Each page is read by live rights when its turn comes: a share that is taken away meanwhile ends with the page before. */
export async function* everyPage(
  actor: Actor,
  box: Box,
  address: ListAddress,
  upTo: Sizes,
): AsyncGenerator<ListedDocument[]> {
  const filter = filterOf(box, address);
  let after: Cursor | undefined;
  do {
    const page = await reading(actor, (tx) => findIn(tx, filter, { search: address.search, after }, upTo));
    yield page.rows;
    after = page.next ?? undefined;
  } while (after);
}

/** The documents that a press on everything chooses, the newest first, and whether there are, or may be, more. */
export async function chooseEverything(
  actor: Actor,
  box: Box,
  address: ListAddress,
  most = mostChosen,
): Promise<{ documents: ListedDocument[]; isMore: boolean }> {
  const documents: ListedDocument[] = [];
  let pages = 0;
  for await (const rows of everyPage(actor, box, address, { page: 500, window: 5000, hits: mostChosen })) {
    documents.push(...rows);
    if (documents.length > most || ++pages === mostPages) return { documents: documents.slice(0, most), isMore: true };
  }
  return { documents, isMore: false };
}
