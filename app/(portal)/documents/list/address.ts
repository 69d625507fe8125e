import type { SearchParams } from '@/app/search-params';
import type { Box } from '@/db/vocabulary';
import { cursorText, type ListAddress, listAddress } from '@/lib/documents/input';

/** Where each box has its list. */
export const pathOf: Readonly<Record<Box, string>> = {
  documents: '/documents',
  inbox_in: '/inbox/in',
  inbox_out: '/inbox/out',
};

/** What the address asks for; of a name that stands there twice the first counts. */
export async function readAddress(searchParams: SearchParams): Promise<ListAddress> {
  const given = Object.entries(await searchParams).map(([name, value]) => [name, [value].flat()[0]]);
  return listAddress.parse(Object.fromEntries(given));
}

/** The address of a list that asks for this; always of its first page, unless `after` is named. */
export function addressOf(path: string, address: Partial<ListAddress>): string {
  const query = queryOf(address);
  return query ? `${path}?${query}` : path;
}

/** The same as it stands behind the question mark; what is not asked for is left out. */
export function queryOf({ after, ...asked }: Partial<ListAddress>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  if (after) query.set('after', cursorText(after));
  return query.toString();
}
