import { exercise } from '@/lib/policy/grant';
import type { Permission } from '@/lib/policy/policy';
import { Refusal } from '@/lib/policy/refusal';
import type { On } from '../../proof/oracle/facts';
import { rights } from '../../proof/oracle/rights';
import type { Attempt, Kind } from '../attempts/attempt';
import * as documents from '../attempts/on-documents';
import * as groups from '../attempts/on-groups';
import * as organisations from '../attempts/on-organisations';
import * as partnerships from '../attempts/on-partnerships';
import { factsOf } from '../facts';
import type { Sight } from '../sight';

const kinds: Kind[] = [documents, organisations, partnerships, groups].flatMap((all) => Object.values(all));

/** Whether the check before an act lets the user do it, a few of the things that can be tried in this world: as the oracle says, and nothing is done. */
export async function seeRights(sight: Sight): Promise<void> {
  const { world, user, actor, pick, same } = sight;
  const present = world.users.filter(({ state }) => state === 'works');
  if (present.length === 0) return;
  for (let tried = 0; tried < 3; tried++) {
    const attempt = pick(kinds)(sight, pick(present).id);
    if (!attempt) continue;
    const permission = pick(attempt.permissions);
    const due = rights[permission]!(factsOf(world), attempt.on as On).has(world.users[user]!.id);
    same(
      `${permission} of ${JSON.stringify(attempt.on)}`,
      [await isLetThrough(permission, actor, attempt.gather)],
      [due],
    );
  }
}

/** Gathered, held and decided as for the act itself, which is then refused, so that nothing changes. */
export async function isLetThrough(
  permission: Permission,
  actor: { userId: string },
  gather: Attempt['gather'],
): Promise<boolean> {
  let isThrough = false;
  try {
    await exercise(permission, actor, gather as never, async () => {
      isThrough = true;
      throw new Refusal('conflict');
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return isThrough;
}
