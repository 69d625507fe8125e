import { searchEverywhere } from '@/lib/documents/lists/everywhere';
import {
  countByOrganisation,
  countOwnOrganisations,
  hasDocuments,
  listNewest,
  listWaiting,
} from '@/lib/documents/lists/overview';
import { fits, principalsOf } from '../oracle';
import type { Sight } from '../sight';
import type { WorldFilter } from '../world';

/** What waits for somebody, the most pressing first. */
const reasons: Record<string, Partial<WorldFilter>> = {
  failed: { box: 'inbox_out', status: 'delivery_failed' },
  duplicate: { box: 'inbox_in', status: 'duplicate' },
  to_pay: { box: 'inbox_in', status: 'approved_for_payment' },
  new: { box: 'inbox_in', status: 'received' },
};

/** The search of the top bar: documents of all boxes, and one's own organisations. */
export async function seeTopBar({ world, actor, user, allowed, same }: Sight): Promise<void> {
  const mine = principalsOf(world, user);
  const documents = await searchEverywhere(actor, 'mole');
  const due = allowed.filter((one) => one.counterparty === 'Molen BV').slice(0, 8);
  same('the top bar', documents.documents.map(idOf), due.map(idOf));
  same('its organisations', documents.organisations, []);
  const organisations = await searchEverywhere(actor, 'ganisat');
  same('the top bar, no document', organisations.documents.map(idOf), []);
  same(
    'its organisations by a part of the name',
    organisations.organisations.map(idOf),
    world.organisations.filter((one) => mine.has(one.id)).map(idOf),
  );
}

/** So much is shown and counted: little, so that there is more of it somewhere. */
const most = 2;

/** The dashboard: what waits, what came last, and the numbers of one's organisations. */
export async function seeDashboard({ world, actor, user, allowed, same, sameSet }: Sight): Promise<void> {
  const mine = principalsOf(world, user);
  const organisations = world.organisations.flatMap((one, at) => (mine.has(one.id) ? [{ ...one, at }] : []));
  const waiting = Object.entries(reasons).map(([reason, filter]) =>
    allowed.filter((one) => fits(one, filter)).map(({ id }) => ({ id, reason })),
  );
  const pressing = [...waiting.flatMap((all) => all.slice(0, 3)), ...waiting.flatMap((all) => all.slice(3))].slice(
    0,
    most,
  );
  const place = ({ reason }: { reason: string }) => Object.keys(reasons).indexOf(reason);
  same(
    'what waits',
    (await listWaiting(actor, most)).map(({ id, reason }) => `${id} ${reason}`),
    pressing.sort((one, other) => place(one) - place(other)).map(({ id, reason }) => `${id} ${reason}`),
  );
  same('what came last', (await listNewest(actor, 3)).map(idOf), allowed.slice(0, 3).map(idOf));
  same('whether there is any', [await hasDocuments(actor)], [allowed.length > 0]);
  same('how many organisations', [await countOwnOrganisations(actor)], [organisations.length]);
  const countsOf = (one: Record<string, unknown>) => Object.keys(reasons).map((reason) => `${reason} ${one[reason]}`);
  sameSet(
    'the numbers per organisation',
    (await countByOrganisation(actor, 25, most)).map((one) => `${one.id} ${countsOf(one)}`),
    organisations.map(({ id, at }) => {
      const own = allowed.filter((one) => one.organisation === at);
      const counts = Object.entries(reasons).map(([reason, filter]) => [
        reason,
        Math.min(own.filter((one) => fits(one, filter)).length, most),
      ]);
      return `${id} ${countsOf(Object.fromEntries(counts))}`;
    }),
  );
}

const idOf = ({ id }: { id: string }) => id;
