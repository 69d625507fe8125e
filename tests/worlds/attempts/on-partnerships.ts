import { accessAskFacts } from '@/lib/partnerships/access/facts';
import { connectedManagerFacts, endingFacts, managerFacts, sharedOrganisationFacts } from '@/lib/partnerships/facts';
import type { World } from '../world';
import type { Kind } from './attempt';

const sidesOf = (world: World, partnership: World['partnerships'][number]) =>
  partnership.sides.map((at) => world.environments[at]!.id);
const homeOf = (world: World, person: string) =>
  world.environments[world.users.find(({ id }) => id === person)!.environment]!.id;

export const onPartnership: Kind = ({ world, user, pick }) => {
  if (world.partnerships.length === 0) return null;
  const { id: partnershipId } = pick(world.partnerships);
  return {
    permissions: ['partnership.end'],
    on: { partnership: partnershipId, environment: homeOf(world, world.users[user]!.id) },
    gather: (tx, actor) => endingFacts(tx, actor, { partnershipId }),
  };
};

/** Only people of its sides are there to be connected to a partnership. */
export const onNewManager: Kind = ({ world, pick }, userId) => {
  const theirs = world.partnerships.filter((one) => sidesOf(world, one).includes(homeOf(world, userId)));
  if (theirs.length === 0) return null;
  const { id: partnershipId } = pick(theirs);
  return {
    permissions: ['relationshipManager.connect'],
    on: { partnership: partnershipId, person: userId },
    gather: (tx, actor) => managerFacts(tx, actor, { partnershipId, userId }),
  };
};

export const onManager: Kind = ({ world, pick }) => {
  const there = world.managers.filter(({ user }) => world.users[user]!.state !== 'removed');
  if (there.length === 0) return null;
  const { user, partnership } = pick(there);
  const [userId, partnershipId] = [world.users[user]!.id, world.partnerships[partnership]!.id];
  return {
    permissions: ['relationshipManager.disconnect', 'relationshipManager.makeContact'],
    on: { partnership: partnershipId, person: userId },
    gather: (tx, actor) => connectedManagerFacts(tx, actor, { partnershipId, userId }),
  };
};

export const onSharedOrganisation: Kind = ({ world, pick }) => {
  if (world.partnerships.length === 0) return null;
  const partnership = pick(world.partnerships);
  const own = world.organisations.filter(({ environment }) => partnership.sides.includes(environment));
  if (own.length === 0) return null;
  const [organisationId, partnershipId] = [pick(own).id, partnership.id];
  return {
    permissions: ['partnership.shareOrganisation', 'partnership.unshareOrganisation'],
    on: { organisation: organisationId, partnership: partnershipId },
    gather: (tx, actor) => sharedOrganisationFacts(tx, actor, { organisationId, partnershipId }),
  };
};

/** A partner's organisation that somebody is to be let into. */
export const onAccess: Kind = ({ world, pick }, userId) => {
  const home = homeOf(world, userId);
  const through = world.partnerships.filter((one) => sidesOf(world, one).includes(home));
  const asked = through.flatMap((one) =>
    world.organisations
      .filter(({ environment }) => one.sides.includes(environment) && world.environments[environment]!.id !== home)
      .map(({ id }) => ({ organisationId: id, partnershipId: one.id })),
  );
  if (asked.length === 0) return null;
  const { organisationId, partnershipId } = pick(asked);
  return {
    permissions: ['access.request'],
    on: { organisation: organisationId, partnership: partnershipId, person: userId },
    gather: (tx, actor) => accessAskFacts(tx, actor, { organisationId, userId }),
  };
};
