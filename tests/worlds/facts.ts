import type { Facts } from '../proof/oracle/facts';
import type { World } from './world';

const told = new WeakMap<World, { shares: World['shares']; facts: Facts }>();

/** The world in the words of the oracle. People act in worlds: what is told is told anew when the shares are others. */
export function factsOf(world: World): Facts {
  const before = told.get(world);
  if (before?.shares === world.shares) return before.facts;
  const facts = tell(world);
  told.set(world, { shares: world.shares, facts });
  return facts;
}

function tell(world: World): Facts {
  const { environments, users, organisations, groups, partnerships, documents } = world;
  const homeOf = ({ environment }: { environment: number }) => environments[environment]!.id;
  const partnershipOf = (at: number | null) => (at === null ? null : partnerships[at]!.id);
  return {
    environments: environments.map(({ id }) => ({ id, isBasicOrHigher: true, hasEngine: false })),
    people: users.map((one) => ({
      id: one.id,
      home: homeOf(one),
      role: one.role,
      state: one.state === 'works' ? 'active' : one.state,
      isRelationshipManager: one.isRelationshipManager,
      isDeveloper: false,
      isWorkflowAdministrator: false,
    })),
    organisations: organisations.map((one) => ({ id: one.id, environment: homeOf(one) })),
    members: world.memberships.map(({ user, organisation, level }) => ({
      user: users[user]!.id,
      organisation: organisations[organisation]!.id,
      level,
    })),
    partnerships: partnerships.map(({ id, sides: [one, other] }) => ({
      id,
      sides: [environments[one]!.id, environments[other]!.id],
      isActive: true,
    })),
    managers: world.managers.map(({ user, partnership }) => ({
      user: users[user]!.id,
      partnership: partnerships[partnership]!.id,
    })),
    sharedOrganisations: world.sharedOrganisations.map(({ organisation, partnership }) => ({
      organisation: organisations[organisation]!.id,
      partnership: partnerships[partnership]!.id,
    })),
    groups: groups.map((one) => ({
      id: one.id,
      environment: homeOf(one),
      type: one.type,
      partnership: partnershipOf(one.partnership),
    })),
    owners: world.seats
      .filter(({ isOwner }) => isOwner)
      .map(({ user, group }) => ({ user: users[user]!.id, group: groups[group]!.id })),
    seats: world.seats.map(({ user, group }) => ({ user: users[user]!.id, group: groups[group]!.id })),
    documents: documents.map(({ id, organisation, box, status }) => ({
      id,
      organisation: organisations[organisation]!.id,
      box,
      status,
      creator: null,
      isUntouchedUpload: false,
      isRunning: false,
    })),
    shares: world.shares.map(({ document, principal, giver, access }, at) => ({
      id: String(at),
      document: documents[document]!.id,
      principal,
      giver: users[giver]!.id,
      access,
    })),
    requests: [],
    accessRequests: [],
    workflows: [],
    tasks: [],
  };
}
