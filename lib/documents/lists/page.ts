import { sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import type { Box } from '@/db/vocabulary';
import { listHeldOrganisations } from '@/lib/organisations/facts';
import type { Actor } from '@/lib/policy/actor';
import type { ListAddress } from '../input';
import { type ListFilter, sizes } from './filter';
import { countDocuments, listDocuments } from './list';
import { type Found, searchDocuments } from './search';

export type NamedOrganisation = { id: string; name: string };

/** A page of a list, and what stands around it. */
export type ListPage = Found & {
  /** The actor's own, by name, at most one more than are offered as a choice. */
  organisations: NamedOrganisation[];
  /** The one that is filtered by, where the actor may know its name. */
  organisation: NamedOrganisation | null;
  /** Sent documents that did not arrive, counted no further than a hundred. */
  failed: number;
};

/** How many organisations are offered to choose from without asking for a part of the name. */
export const offeredOrganisations = 30;

/** What an address asks of a box. */
export const filterOf = (box: Box, address: ListAddress): ListFilter => ({
  box,
  organisationId: address.organisation,
  type: address.type,
  status: address.status,
  from: address.from,
  to: address.to,
  isShared: address.shared === 'yes',
});

/** One page of a box as its address asks for it. */
export async function findListPage(actor: Actor, box: Box, address: ListAddress): Promise<ListPage> {
  return reading(actor, async (tx) => {
    const found = await findIn(tx, filterOf(box, address), address);
    const organisations = await listHeldOrganisations(tx, '', offeredOrganisations + 1);
    return {
      ...found,
      organisations,
      organisation: organisationOf(found, organisations, address) ?? (await heldOrganisation(tx, address)),
      failed: box === 'inbox_out' ? await countDocuments(tx, { box, status: 'delivery_failed' }, 100) : 0,
    };
  });
}

/** The page after `after`: of the list, or of what the text finds in it. */
export async function findIn(
  tx: Read,
  filter: ListFilter,
  { search, after }: Pick<ListAddress, 'search' | 'after'>,
  upTo = sizes,
): Promise<Found> {
  if (search !== '') return searchDocuments(tx, filter, search, after, upTo);
  return { ...(await listDocuments(tx, filter, after, upTo.page)), searchedBackTo: null };
}

function organisationOf(found: Found, organisations: NamedOrganisation[], { organisation: id }: ListAddress) {
  const row = found.rows[0];
  if (id && row?.organisationId === id) return { id, name: row.organisationName };
  return organisations.find((one) => one.id === id) ?? null;
}

/** One of the many that are not offered, or a closed one: its name is told to who holds it. */
async function heldOrganisation(tx: Read, { organisation }: ListAddress): Promise<NamedOrganisation | null> {
  if (!organisation) return null;
  const [held] = await tx.execute<NamedOrganisation>(sql`
    select o.id, o.name from held_principals() as held(id) join organisations o on o.id = held.id where o.id = ${organisation}`);
  return held ?? null;
}
