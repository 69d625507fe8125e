import type * as F from '@/lib/policy/facts';
import { seated } from '../oracle/access';
import type { Id, Person, Facts as World } from '../oracle/facts';
import { homeOf } from '../oracle/people';
import { the } from '../oracle/sets';
import { connectedTo, ownersOf } from '../oracle/standing';
import { type Gather, live, ofEnvironment } from './gather';

// The same of groups.

/** An environment's group, a public one, and a partner group of the actor's side while its partnership is active are there; others are not. */
const groupFacts = (world: World, actor: Person, group: Id): F.GroupFacts | null => {
  const { environment, type, partnership } = the(world.groups, group);
  const through = world.partnerships.find(({ id }) => id === partnership);
  if (type === 'partner' && !(through?.isActive && through.sides.includes(actor.home))) return null;
  return {
    ...ofEnvironment(environment),
    groupId: group,
    groupType: type,
    name: group,
    isMember: seated(world, group).has(actor.id),
    isOwner: ownersOf(world, group).has(actor.id),
    isConnected: partnership !== null && connectedTo(world, partnership).has(actor.id),
  };
};
export const ofGroup: Gather = (world, actor, { group }) => groupFacts(world, actor, group);
export const ofGroupMember: Gather = (world, actor, { group, person }): F.GroupMemberFacts | null => {
  const facts = groupFacts(world, actor, group);
  const { environment, type, partnership } = the(world.groups, group);
  const sides = type === 'partner' ? the(world.partnerships, partnership!).sides : [environment];
  const home = homeOf(world, person);
  return (
    facts && {
      ...facts,
      userId: person,
      userName: person,
      userEnvironmentId: home,
      fits: sides.includes(home),
      isSeated: seated(world, group).has(person),
    }
  );
};
export const ofNewGroup: Gather = (world, _, { environment, groupType, otherEnvironment, people }): F.NewGroupFacts => {
  const homes = groupType === 'partner' ? [environment, otherEnvironment] : [environment];
  return {
    ...ofEnvironment(environment),
    groupType,
    partnershipId: groupType === 'partner' && otherEnvironment ? live(world, environment, otherEnvironment) : null,
    people: people.map((person) => ({ userId: person, name: person, environmentId: homeOf(world, person) })),
    isForEverybody: people.every((person) => homes.includes(homeOf(world, person))),
  };
};
