import { type Read, reading } from '@/db/client';
import { type Box, boxes } from '@/db/vocabulary';
import { dayOf } from '@/lib/day';
import { listHeldOrganisations } from '@/lib/organisations/facts';
import type { Actor } from '@/lib/policy/actor';
import { type ListedDocument, listDocuments } from './list';
import { searchDocuments } from './search';

export type FoundEverywhere = { documents: ListedDocument[]; organisations: { id: string; name: string }[] };

const mostDocuments = 8;
const mostOrganisations = 5;

/** What fits the text in all three boxes, newest first, at most eight, and the actor's own organisations by a part of their name or number, at most five. */
export async function searchEverywhere(actor: Actor, text: string): Promise<FoundEverywhere> {
  return reading(actor, async (tx) => {
    const found: ListedDocument[] = [];
    for (const box of boxes) found.push(...(await searchDocuments(tx, { box }, text)).rows.slice(0, mostDocuments));
    return {
      documents: found.sort(newestFirst).slice(0, mostDocuments),
      organisations: (await listHeldOrganisations(tx, text, mostOrganisations)).map(({ id, name }) => ({ id, name })),
    };
  });
}

/** The newest documents the actor sees, over all three boxes; at most `most`. Once there are so many, a further box is asked from the day of the last one on. */
export async function listRecent(tx: Read, most: number): Promise<ListedDocument[]> {
  let found: ListedDocument[] = [];
  for (const box of busiestFirst) {
    const last = found[most - 1];
    const { rows } = await listDocuments(tx, { box, from: last && dayOf(last.createdAt) }, undefined, most);
    found = [...found, ...rows].sort(newestFirst).slice(0, most);
  }
  return found;
}

const busiestFirst = ['inbox_in', 'documents', 'inbox_out'] as const satisfies Box[];

/** The order of every list, for rows of several: of one moment, the higher id first. */
const newestFirst = (one: ListedDocument, other: ListedDocument) =>
  other.createdAt.getTime() - one.createdAt.getTime() || (other.id < one.id ? -1 : 1);
