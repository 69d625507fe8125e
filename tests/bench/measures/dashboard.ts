import { reading } from '@/db/client';
import { listAddress } from '@/lib/documents/input';
import { listClients } from '@/lib/documents/lists/clients';
import {
  countByOrganisation,
  countOwnOrganisations,
  hasDocuments,
  listNewest,
  listWaiting,
} from '@/lib/documents/lists/overview';
import { findListPage } from '@/lib/documents/lists/page';
import { type Actor, findActor } from '@/lib/policy/actor';
import { listMyTasks } from '@/lib/tasks/queries';
import { benchUsers } from '../world';
import { type Bench, inbox, type Measure } from './measure';
import { taken } from './rounds';

/** What the dashboard of somebody with very many clients asks, as its parts ask it, against a page of their list. */
export async function measureDashboard({ counts, rounds }: Bench): Promise<Measure> {
  const userId = benchUsers.accountant;
  const actor = (await reading({ userId }, (tx) => findActor(tx, userId)))!;
  const address = listAddress.parse({});
  const times = await taken(
    { ours: () => askDashboard(actor), limit: () => findListPage(actor, inbox.box, address) },
    Math.ceil(rounds / 2),
  );
  const name = `dashboard, ${counts.accountantClients.toLocaleString('en')} clients`;
  return { name, against: 'list of the same user', unit: 'ms', goal: 2, parts: [{ who: 'accountant', ...times }] };
}

/** Where somebody stands first, then all parts at once, each in a read of its own. */
async function askDashboard(actor: Actor): Promise<void> {
  await Promise.all([countOwnOrganisations(actor), hasDocuments(actor)]);
  await Promise.all([
    listMyTasks(actor, {}, 7),
    listWaiting(actor, 7),
    countByOrganisation(actor, 25),
    listClients(actor, { search: '', sort: 'failed', page: 1 }, 10),
    listNewest(actor, 8),
  ]);
}
