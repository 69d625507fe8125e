import { explainAccess } from '@/lib/shares/access/paths';
import { type Cause, holds, isKnown, possibleCauses, without } from '../paths';
import type { Sight } from '../sight';
import type { WorldDocument } from '../world';

/**
 * Why each person has access, for whoever has full access: the paths told are exactly those whose removal, together, takes the
 * access away: with them gone nothing is left, and each of them alone would have been enough.
 */
export async function seeExplanations({ world, user, actor, allowed, same }: Sight, document: WorldDocument) {
  const place = world.documents.indexOf(document);
  const mayKnow = allowed.find((one) => one.id === document.id)?.access === 'full_access';
  for (const [other, { id }] of world.users.entries()) {
    const found = await explainAccess(actor, document.id, id);
    const isTold = mayKnow && holds(world, other, place) && isKnown(world, user, other, place);
    same(`whether user ${other} is explained`, [found !== null], [isTold]);
    if (!found) continue;
    const told: Cause[] = found.paths.map((path) => ({ way: path.way, principal: path.through.id }));
    same(
      `what user ${other} holds without the paths told`,
      [holds(without(world, other, place, told), other, place)],
      [false],
    );
    for (const one of told) {
      const others = possibleCauses(world, place).filter(
        // The role leads to every organisation of the environment at once: it stays where one of them is asked about.
        (cause) =>
          !(cause.way === one.way && cause.principal === one.principal) &&
          !(one.way === 'administrator' && cause.way === 'administrator'),
      );
      same(
        `what user ${other} holds by ${one.way} alone`,
        [holds(without(world, other, place, others), other, place)],
        [true],
      );
    }
  }
}
