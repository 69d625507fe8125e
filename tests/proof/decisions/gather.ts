import type { Actor } from '@/lib/policy/actor';
import type * as F from '@/lib/policy/facts';
import type { Permission } from '@/lib/policy/policy';
import { levelOf, members } from '../oracle/access';
import type { Id, On, Person, Facts as World } from '../oracle/facts';
import { homeOf } from '../oracle/people';
import { the } from '../oracle/sets';

// What the policy is told of a world: the same facts that the database gathers for it, looked up in memory. Whether the database
// gathers them right is for the worlds on PostgreSQL to show; here the decisions are compared. Nothing means: not there for this actor.

export const subject: F.Subject = { kind: 'thing', id: 'it', name: 'It' };
export const ofEnvironment = (environmentId: Id) => ({ environmentId, subject });

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

export const organisationFacts = (world: World, actor: Person, organisation: Id): F.OrganisationFacts => ({
  ...ofEnvironment(the(world.organisations, organisation).environment),
  organisationId: organisation,
  level: levelOf(world, organisation, actor.id),
  isMember: members(world, organisation).has(actor.id),
});
export const ofOrganisation: Gather = (world, actor, { organisation }) => organisationFacts(world, actor, organisation);

const memberFacts = (world: World, actor: Person, organisation: Id, person: Id): F.MemberFacts => {
  const owner = the(world.organisations, organisation).environment;
  const home = homeOf(world, person);
  const own = world.members.filter(
    (one) =>
      one.user !== person &&
      one.organisation === organisation &&
      one.level === 'administrator' &&
      homeOf(world, one.user) === owner,
  );
  const memberLevel = world.members.find((one) => one.user === person && one.organisation === organisation)?.level;
  return {
    ...organisationFacts(world, actor, organisation),
    userId: person,
    userName: person,
    userEnvironmentId: home,
    memberLevel: memberLevel ?? null,
    isExternal: home !== owner,
    partnershipId: live(world, owner, home),
    isLastOwnAdministrator: home === owner && memberLevel === 'administrator' && own.length === 0,
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
