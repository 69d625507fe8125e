import { organisationFacts } from '@/lib/organisations/facts';
import { existingMemberFacts, memberFacts } from '@/lib/organisations/members/facts';
import { userFacts } from '@/lib/users/facts';
import type { Kind } from './attempt';

export const onOrganisation: Kind = ({ world, pick }) => {
  const { id: organisationId } = pick(world.organisations);
  return {
    permissions: [
      'organisation.see',
      'organisation.listMembers',
      'organisation.leave',
      'organisation.changeSettings',
      'organisation.delete',
      'audit.readOrganisation',
      'document.create',
    ],
    on: { organisation: organisationId },
    gather: (tx, actor) => organisationFacts(tx, actor, { organisationId }),
  };
};

export const onNewMember: Kind = ({ world, pick }, userId) => {
  const { id: organisationId } = pick(world.organisations);
  return {
    permissions: ['organisation.addMember', 'organisation.addPartnerMember'],
    on: { organisation: organisationId, person: userId },
    gather: (tx, actor) => memberFacts(tx, actor, { organisationId, userId }),
  };
};

export const onMember: Kind = ({ world, pick }) => {
  const there = world.memberships.filter(({ user }) => world.users[user]!.state !== 'removed');
  if (there.length === 0) return null;
  const one = pick(there);
  const [userId, organisationId] = [world.users[one.user]!.id, world.organisations[one.organisation]!.id];
  return {
    permissions: ['organisation.removeMember', 'organisation.changeLevel'],
    on: { organisation: organisationId, person: userId },
    gather: (tx, actor) => existingMemberFacts(tx, actor, { organisationId, userId }),
  };
};

export const onPerson: Kind = ({ pick }, userId) => ({
  permissions: pick([
    ['user.grantRelationshipManager', 'user.unblock'],
    ['user.remove', 'user.block', 'user.changeRole'],
  ] as const),
  on: { person: userId, role: 'basic' },
  gather: (tx, actor) => userFacts(tx, actor, { userId, losesAdministration: true }),
});
