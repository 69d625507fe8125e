import type * as F from '@/lib/policy/facts';
import type { Id, Person, Facts as World } from '../oracle/facts';
import { homeOf } from '../oracle/people';
import { the } from '../oracle/sets';
import { connectedTo } from '../oracle/standing';
import { actorOf, type Gather, ofEnvironment, organisationFacts } from './gather';

// The same of requests, partnerships and whoever looks after them.

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

/** To a basic user the partnerships that they are not connected to are not there (P01). */
export const ofAccessAsk: Gather = (world, actor, { organisation, person, partnership }): F.AccessAskFacts | null =>
  actor.role === 'basic' && !connectedTo(world, partnership).has(actor.id)
    ? null
    : {
        ...partnershipFacts(homeOf(world, person), partnership),
        organisationId: organisation,
        organisationName: organisation,
        userId: person,
        userName: person,
        isMember: false,
      };

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
