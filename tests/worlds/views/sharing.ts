import type { RecipientName } from '@/lib/policy/facts';
import { findAccess } from '@/lib/shares/queries';
import { findRecipients } from '@/lib/shares/recipients/find';
import { pathsTo, principalsOf, recipientsOf, sharedWithBy } from '../oracle';
import type { Sight } from '../sight';
import type { WorldDocument } from '../world';

/** Who can be chosen to share a document with, and what they hold already; for those with full access alone. */
export async function seeRecipients(
  { world, user, actor, allowed, same, sameSet, pick }: Sight,
  document: WorldDocument,
) {
  const isSharer = allowed.find((one) => one.id === document.id)?.access === 'full_access';
  const place = world.documents.indexOf(document);
  const home = world.users[user]!.environment;
  const reachable = isSharer ? recipientsOf(world, user, place) : [];
  const given = sharedWithBy(world, user);
  const named = new Set(world.organisations.map((one) => one.id));
  const groups = new Set(world.groups.map((one) => one.id));
  const texts: Record<string, typeof reachable> = {
    '': reachable.filter((one) => one.environment === home || given.has(one.id)),
    anisa: reachable.filter((one) => named.has(one.id)),
    [world.token]: reachable.filter((one) => groups.has(one.id)),
    [world.token.slice(0, 2)]: reachable.filter((one) => groups.has(one.id) && one.environment === home),
    an: reachable.filter((one) => named.has(one.id) && one.environment === home),
  };
  const [text, due] = pick(Object.entries(texts));
  const found = await findRecipients(actor, [document.id], text);
  same('whether one may share', [found !== null], [isSharer]);
  sameSet(
    `the recipients by "${text}"`,
    (found ?? []).map((one) => `${one.id} ${one.held}`),
    due.map((one) => `${one.id} ${one.access}`),
  );
}

/** Who has access and why: one's own paths for everybody, all of them for those with full access. */
export async function seeAccess({ world, user, actor, allowed, same, sameSet }: Sight, document: WorldDocument) {
  const due = allowed.find((one) => one.id === document.id);
  const place = world.documents.indexOf(document);
  const mine = principalsOf(world, user);
  const found = await findAccess(actor, document.id);
  same('what is held', [found?.held], [due?.access]);
  sameSet(
    'the own paths',
    (found?.ownPaths ?? []).map((one) => one.access),
    due
      ? pathsTo(world, place)
          .filter((one) => mine.has(one.principal))
          .map((one) => one.access)
      : [],
  );
  const isHidden = (principal: string) =>
    world.groups.some(
      (one) => one.id === principal && one.type === 'environment' && one.environment !== world.users[user]!.environment,
    );
  sameSet(
    'the shares',
    (found?.everybody?.shares ?? []).map((one) => `${one.access}${hasName(one.name) ? '' : ' without a name'}`),
    due?.access === 'full_access'
      ? world.shares
          .filter((one) => one.document === place)
          .map((one) => `${one.access}${isHidden(one.principal) ? ' without a name' : ''}`)
      : [],
  );
  same('whether all paths are shown', [Boolean(found?.everybody)], [due?.access === 'full_access']);
}

/** An environment group is named inside its own environment alone (C-50). */
const hasName = (name: RecipientName) => typeof name === 'string' || name.group !== null;
