import type { Permission } from '@/lib/policy/policy';
import type { On, Facts as World } from '../oracle/facts';
import * as gather from './gather';
import * as documents from './gather-documents';

// What each row of the policy can be asked about in a world, and what it is told then.

/** Everything in a world that an action of this shape can be about. */
type Questions = (world: World) => Partial<On>[];

const across = <A, B>(all: readonly A[], others: readonly B[], to: (one: A, other: B) => Partial<On>): Partial<On>[] =>
  all.flatMap((one) => others.map((other) => to(one, other)));

const environments: Questions = ({ environments }) => environments.map(({ id }) => ({ environment: id }));
const people: Questions = ({ people }) =>
  across(people, ['basic', 'advanced', 'administrator'] as const, ({ id }, role) => ({ person: id, role }));
const organisations: Questions = ({ organisations }) => organisations.map(({ id }) => ({ organisation: id }));
const members: Questions = ({ organisations, people }) =>
  across(organisations, people, (organisation, { id }) => ({ organisation: organisation.id, person: id }));
const accessRequests: Questions = ({ accessRequests }) => accessRequests.map(({ id }) => ({ accessRequest: id }));
const requests =
  (kinds: readonly string[]): Questions =>
  ({ requests }) =>
    across(
      requests.filter(({ kind }) => kinds.includes(kind)),
      [false, true],
      ({ id }, takesTheRole) => ({ request: id, takesTheRole }),
    );
const either = ['relationship', 'authorisation'];
const partnerships: Questions = ({ partnerships }) => partnerships.map(({ id }) => ({ partnership: id }));
const alive: Questions = ({ partnerships }) =>
  partnerships.filter(({ isActive }) => isActive).map(({ id }) => ({ partnership: id }));
const scopes: Questions = ({ partnerships, environments }) =>
  across(
    partnerships.filter(({ isActive }) => isActive),
    environments,
    ({ id }, environment) => ({ partnership: id, environment: environment.id }),
  );
/** Only people of one of its sides can be connected to a partnership, and asked for. */
const managers: Questions = ({ partnerships, people }) =>
  partnerships
    .filter(({ isActive }) => isActive)
    .flatMap(({ id, sides }) =>
      people.filter(({ home }) => sides.includes(home)).map((one) => ({ partnership: id, person: one.id })),
    );
const askedFor: Questions = (world) =>
  managers(world).flatMap((one) => world.organisations.map(({ id }) => ({ ...one, organisation: id })));
const shared: Questions = ({ partnerships, organisations }) =>
  partnerships
    .filter(({ isActive }) => isActive)
    .flatMap(({ id, sides }) =>
      organisations
        .filter(({ environment }) => sides.includes(environment))
        .map((one) => ({ partnership: id, organisation: one.id })),
    );
const groups: Questions = ({ groups }) => groups.map(({ id }) => ({ group: id }));
const groupMembers: Questions = ({ groups, people }) =>
  across(groups, people, (group, { id }) => ({ group: group.id, person: id }));
const newGroups: Questions = (world) =>
  (['environment', 'public', 'partner'] as const).flatMap((groupType) =>
    world.environments.flatMap(({ id: environment }) =>
      world.people.map((one, at) => ({
        environment,
        groupType,
        otherEnvironment: world.environments.filter(({ id }) => id !== environment)[at % 2]?.id ?? null,
        people: [one.id],
      })),
    ),
  );
const allDocuments: Questions = ({ documents }) => documents.map(({ id }) => ({ document: id }));
const shares: Questions = ({ shares }) => shares.map(({ id }) => ({ share: id }));
/** To each one alone, and to two at once, of whom the second may be the one who cannot be. */
const recipients: Questions = ({ documents, people, organisations, groups }) => {
  const all = [...people, ...organisations, ...groups].map(({ id }) => id);
  const sets = [...all.map((id) => [id]), ...all.map((id, at) => [id, all[(at * 5 + 3) % all.length]!])];
  return across(documents, sets, ({ id }, recipients) => ({ document: id, recipients }));
};
const workflows: Questions = ({ workflows }) => workflows.map(({ id, environment }) => ({ workflow: id, environment }));
const tasks: Questions = ({ tasks }) => tasks.map(({ id }) => ({ task: id }));
/** Not to those who hold it already or are kept from it: nobody can be chosen twice, or against the step (C-35). */
const delegations: Questions = ({ tasks, people }) =>
  tasks.flatMap(({ id, chains, excluded }) =>
    people
      .filter((one) => one.state === 'active' && ![...chains.flat(), ...excluded].includes(one.id))
      .map((one) => ({ task: id, person: one.id })),
  );

type Shape = { questions: Questions; gather: gather.Gather };
const ofEnvironment: Shape = { questions: environments, gather: gather.ofEnvironmentFacts };
const ofUser: Shape = { questions: people, gather: gather.ofUser };
const ofOrganisation: Shape = { questions: organisations, gather: gather.ofOrganisation };
const ofMember: Shape = { questions: members, gather: gather.ofMember };
const ofAccessRequest: Shape = { questions: accessRequests, gather: gather.ofAccessRequest };
const ofRequest: Shape = { questions: requests(either), gather: gather.ofRequest };
const ofManager: Shape = { questions: managers, gather: gather.ofManager };
const ofShared: Shape = { questions: shared, gather: gather.ofSharedOrganisation };
const ofGroup: Shape = { questions: groups, gather: gather.ofGroup };
const ofGroupMember: Shape = { questions: groupMembers, gather: gather.ofGroupMember };
const ofDocument: Shape = { questions: allDocuments, gather: documents.ofDocument };
const ofGivenShare: Shape = { questions: shares, gather: documents.ofGivenShare };
const ofWorkflow: Shape = { questions: workflows, gather: documents.ofWorkflow };
const ofTask: Shape = { questions: tasks, gather: documents.ofTask };

/** Every row of the policy: a new one does not compile until it can be asked here. */
export const shapes: Record<Permission, Shape> = {
  'profile.change': ofUser,
  'notification.read': ofEnvironment,
  'user.list': ofEnvironment,
  'user.invite': ofEnvironment,
  'user.withdrawInvitation': ofEnvironment,
  'user.remove': ofUser,
  'user.block': ofUser,
  'user.unblock': ofUser,
  'user.changeRole': ofUser,
  'user.grantRelationshipManager': ofUser,
  'user.grantDeveloper': ofUser,
  'user.grantWorkflowAdministrator': ofUser,
  'organisation.create': ofEnvironment,
  'organisation.delete': ofOrganisation,
  'subscription.change': ofEnvironment,
  'settings.change': ofEnvironment,
  'audit.readEnvironment': ofEnvironment,
  'organisation.see': ofOrganisation,
  'organisation.listMembers': ofOrganisation,
  'organisation.addMember': ofMember,
  'organisation.addPartnerMember': ofMember,
  'organisation.removeMember': ofMember,
  'organisation.changeLevel': ofMember,
  'organisation.leave': ofMember,
  'organisation.changeSettings': ofOrganisation,
  'audit.readOrganisation': ofOrganisation,
  'partnership.see': { questions: partnerships, gather: gather.ofSeenPartnership },
  'partnership.find': ofEnvironment,
  'partnership.request': ofEnvironment,
  'partnership.accept': { questions: requests(['relationship']), gather: gather.ofRequest },
  'partnership.decline': ofRequest,
  'partnership.withdrawRequest': ofRequest,
  'partnership.resendRequest': ofRequest,
  'partnership.end': { questions: alive, gather: gather.ofPartnership },
  'partnership.withdrawScope': { questions: scopes, gather: gather.ofScope },
  'partnership.shareOrganisation': ofShared,
  'partnership.unshareOrganisation': ofShared,
  'authorisation.request': ofEnvironment,
  'authorisation.accept': { questions: requests(['authorisation']), gather: gather.ofRequest },
  'relationshipManager.connect': ofManager,
  'relationshipManager.makeContact': ofManager,
  'relationshipManager.disconnect': ofManager,
  'access.request': { questions: askedFor, gather: gather.ofAccessAsk },
  'access.accept': ofAccessRequest,
  'access.decline': ofAccessRequest,
  'access.withdraw': { questions: accessRequests, gather: gather.ofAskedAccess },
  'group.see': ofGroup,
  'group.seeMembers': ofGroup,
  'group.create': { questions: newGroups, gather: gather.ofNewGroup },
  'group.addMember': ofGroupMember,
  'group.removeMember': ofGroupMember,
  'group.own': ofGroupMember,
  'group.change': ofGroup,
  'group.delete': ofGroup,
  'group.leave': ofGroup,
  'document.create': ofOrganisation,
  'document.send': ofDocument,
  'document.resend': ofDocument,
  'document.deleteDraft': ofDocument,
  'document.withdrawUpload': ofDocument,
  'document.open': ofDocument,
  'document.comment': ofDocument,
  'document.label': ofDocument,
  'document.changeStatus': ofDocument,
  'document.editDraft': ofDocument,
  'document.seeAccess': ofDocument,
  'document.share': { questions: recipients, gather: documents.ofShare },
  'share.change': ofGivenShare,
  'share.withdraw': ofGivenShare,
  'share.leave': ofGivenShare,
  'workflow.see': ofEnvironment,
  'workflow.create': ofEnvironment,
  'workflow.define': ofWorkflow,
  'workflow.publish': ofWorkflow,
  'workflow.pause': ofWorkflow,
  'workflow.start': { questions: allDocuments, gather: documents.ofStart },
  'task.decide': ofTask,
  'task.delegate': { questions: delegations, gather: documents.ofDelegation },
  'task.delegateBack': ofTask,
  'task.recall': ofTask,
  'task.reassign': ofTask,
  'workflow.restart': ofTask,
  'task.confirm': ofTask,
};
