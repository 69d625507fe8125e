import type { Facts, Id } from './facts';
import { of, relationshipManagers } from './people';
import { both, either, nobody, type People, the, those, where } from './sets';

// Who stands how to a partnership, and to a group.

/** The sides of a partnership, and who of them is connected to it as relationship manager while it is active (S04, S16, M04, M05). */
export const sidesOf = (facts: Facts, partnership: Id): People =>
  either(...the(facts.partnerships, partnership).sides.map((side) => of(facts, side)));
export const connectedTo = (facts: Facts, partnership: Id): People =>
  where(
    the(facts.partnerships, partnership).isActive,
    both(
      relationshipManagers(facts),
      sidesOf(facts, partnership),
      those(
        facts.managers,
        (one) => one.partnership === partnership,
        (one) => one.user,
      ),
    ),
  );

/** The environments that a group is of: its own, and of a partner group the other side, while the partnership is active. */
export const environmentsOf = (facts: Facts, group: Id): readonly Id[] => {
  const { environment, type, partnership } = the(facts.groups, group);
  if (type !== 'partner') return [environment];
  const { isActive, sides } = the(facts.partnerships, partnership!);
  return isActive ? sides : [];
};
export const peopleAround = (facts: Facts, group: Id): People =>
  either(...environmentsOf(facts, group).map((one) => of(facts, one)));

/** Who made it or was named its owner, of the environments it is of. */
export const ownersOf = (facts: Facts, group: Id): People =>
  both(
    peopleAround(facts, group),
    those(
      facts.owners,
      (one) => one.group === group,
      (one) => one.user,
    ),
  );

export const connectedToGroup = (facts: Facts, group: Id): People => {
  const { partnership } = the(facts.groups, group);
  return partnership === null ? nobody : connectedTo(facts, partnership);
};
