import type { Actor } from '@/lib/policy/actor';
import type * as F from '@/lib/policy/facts';
import type { Permission } from '@/lib/policy/policy';
import { levelOf, members, seated } from '../oracle/access';
import type { Id, On, Person, Facts as World } from '../oracle/facts';
import { homeOf } from '../oracle/people';
import { the } from '../oracle/sets';
import { connectedTo, ownersOf } from '../oracle/standing';

// What the policy is told of a world: the same facts that the database gathers for it, looked up in memory. Whether the database
// gathers them right is for the worlds on PostgreSQL to show; here the decisions are compared. Nothing means: not there for this actor.

export const subject: F.Subject = { kind: 'thing', id: 'it', name: 'It' };
const ofEnvironment = (environmentId: Id) => ({ environmentId, subject });

/** Somebody as the policy knows who acts. */
export function actorOf(world: World, person: Person): Actor {
  const { isBasicOrHigher, hasEngine } = the(world.environments, person.home);
  return {
    userId: person.id,
    name: person.id,
    email: `${person.id}@example.com`,
    environmentId: person.home,
    environmentName: person.home,
    role: person.role,
    isRelationshipManager: person.isRelationshipManager,
    isDeveloper: person.isDeveloper,
    isWorkflowAdministrator: person.isWorkflowAdministrator,
    planHasPartnerships: isBasicOrHigher,
    hasWorkflowEngine: hasEngine,
    language: 'en',
    theme: 'system',
    usesShortcuts: true,
  };
}

export type Gather = (world: World, actor: Person, on: On, permission: Permission) => F.Facts0 | null;

export const live = (world: World, one: Id, other: Id) =>
  world.partnerships.find(({ isActive, sides }) => isActive && sides.includes(one) && sides.includes(other))?.id ??
  null;

export const ofEnvironmentFacts: Gather = (_, __, { environment }): F.EnvironmentFacts => ofEnvironment(environment);

export const ofUser: Gather = (world, _, { person, role }, permission): F.UserFacts => {
  const { home, role: present, state } = the(world.people, person);
  const others = world.people.filter(
    (one) => one.id !== person && one.home === home && one.role === 'administrator' && one.state === 'active',
  );
  const loses = permission === 'user.changeRole' ? role !== 'administrator' : /user\.(block|remove)/.test(permission);
  return {
    ...ofEnvironment(home),
    userId: person,
    role: present,
    isAnonymousProxy: state === 'anonymous_proxy',
    isOnlyAdministrator: present === 'administrator' && others.length === 0,
    losesAdministration: present === 'administrator' && loses,
  };
};

const organisationFacts = (world: World, actor: Person, organisation: Id): F.OrganisationFacts => ({
  ...ofEnvironment(the(world.organisations, organisation).environment),
  organisationId: organisation,
  level: levelOf(world, organisation, actor.id),
  isMember: members(world, organisation).has(actor.id),
});
export const ofOrganisation: Gather = (world, actor, { organisation }) => organisationFacts(world, actor, organisation);

const memberFacts = (world: World, actor: Person, organisation: Id, person: Id): F.MemberFacts => {
  const owner = the(world.organisations, organisation).environment;
  const home = homeOf(world, person);
  const own = [...members(world, organisation, 'administrator')].filter((one) => homeOf(world, one) === owner);
  return {
    ...organisationFacts(world, actor, organisation),
    userId: person,
    userName: person,
    userEnvironmentId: home,
    memberLevel: world.members.find((one) => one.user === person && one.organisation === organisation)?.level ?? null,
    isExternal: home !== owner,
    partnershipId: live(world, owner, home),
    isLastOwnAdministrator: own.length === 1 && own[0] === person,
  };
};
export const ofMember: Gather = (world, actor, { organisation, person }) =>
  memberFacts(world, actor, organisation, person);

export const ofAccessRequest: Gather = (world, actor, { accessRequest }): F.AccessRequestFacts => {
  const { organisation, user, state } = the(world.accessRequests, accessRequest);
  return {
    ...memberFacts(world, actor, organisation, user),
    accessRequestId: accessRequest,
    state,
    askedLevel: 'member',
    organisationName: organisation,
  };
};

const partnershipFacts = (environmentId: Id, partnershipId: Id): F.PartnershipFacts => ({
  ...ofEnvironment(environmentId),
  partnershipId,
  otherEnvironmentId: 'the-other',
  otherEnvironmentName: 'The other',
});

export const ofAskedAccess: Gather = (world, _, { accessRequest }): F.AskedAccessFacts => {
  const { by, state } = the(world.accessRequests, accessRequest);
  return { ...partnershipFacts(by, 'partnership'), accessRequestId: accessRequest, state };
};

export const ofAccessAsk: Gather = (world, _, { organisation, person, partnership }): F.AccessAskFacts => ({
  ...partnershipFacts(homeOf(world, person), partnership),
  organisationId: organisation,
  organisationName: organisation,
  userId: person,
  userName: person,
  isMember: false,
});

/** A request is there for its two sides alone. */
export const ofRequest: Gather = (world, actor, on): F.RequestFacts | null => {
  const { by, from, to, state } = the(world.requests, on.request);
  if (actor.home !== from && actor.home !== to) return null;
  const sender = actorOf(world, the(world.people, by));
  const isPresent = the(world.people, by).state === 'active' && sender.environmentId === from;
  return {
    ...ofEnvironment(actor.home),
    requestId: on.request,
    state,
    isIncoming: actor.home === to,
    isSenderEntitled:
      isPresent && sender.role !== 'basic' && sender.isRelationshipManager && sender.planHasPartnerships,
    becomesRelationshipManager: on.takesTheRole,
  };
};

/** Of a partnership the actor's own side, where it is one. */
const sideOf = (world: World, actor: Person, partnership: Id) => {
  const { sides } = the(world.partnerships, partnership);
  return sides.find((side) => side === actor.home) ?? sides[0];
};
export const ofSeenPartnership: Gather = (world, actor, { partnership }): F.SeenPartnershipFacts => ({
  ...ofEnvironment(sideOf(world, actor, partnership)),
  isConnected: connectedTo(world, partnership).has(actor.id),
});
export const ofPartnership: Gather = (world, actor, { partnership }) =>
  partnershipFacts(sideOf(world, actor, partnership), partnership);
export const ofScope: Gather = (_, __, { partnership, environment }) => partnershipFacts(environment, partnership);
export const ofManager: Gather = (world, _, { partnership, person }): F.ManagerFacts => ({
  ...partnershipFacts(homeOf(world, person), partnership),
  userId: person,
  userName: person,
  holdsRole: the(world.people, person).isRelationshipManager && the(world.people, person).state === 'active',
  isConnected: connectedTo(world, partnership).has(person),
});
export const ofSharedOrganisation: Gather = (
  world,
  actor,
  { organisation, partnership },
): F.SharedOrganisationFacts => ({
  ...organisationFacts(world, actor, organisation),
  partnershipId: partnership,
  otherEnvironmentName: 'The other',
  isShared: false,
});

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
