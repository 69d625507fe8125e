import type { Permission } from '@/lib/policy/policy';
import type { Gather } from './gather';
import * as gather from './gather';
import * as documents from './gather-documents';
import * as groups from './gather-groups';
import * as partnerships from './gather-partnerships';
import * as all from './questions';

// What each row of the policy can be asked about in a world, and what it is told then.

type Shape = { questions: all.Questions; gather: Gather };
const ofEnvironment: Shape = { questions: all.environments, gather: gather.ofEnvironmentFacts };
const ofUser: Shape = { questions: all.people, gather: gather.ofUser };
const ofOrganisation: Shape = { questions: all.organisations, gather: gather.ofOrganisation };
const ofMember: Shape = { questions: all.members, gather: gather.ofMember };
const ofAccessRequest: Shape = { questions: all.accessRequests, gather: gather.ofAccessRequest };
const ofRequest: Shape = { questions: all.requests(['relationship', 'authorisation']), gather: partnerships.ofRequest };
const ofManager: Shape = { questions: all.managers, gather: partnerships.ofManager };
const ofShared: Shape = { questions: all.shared, gather: partnerships.ofSharedOrganisation };
const ofGroup: Shape = { questions: all.groups, gather: groups.ofGroup };
const ofGroupMember: Shape = { questions: all.groupMembers, gather: groups.ofGroupMember };
const ofDocument: Shape = { questions: all.allDocuments, gather: documents.ofDocument };
const ofGivenShare: Shape = { questions: all.shares, gather: documents.ofGivenShare };
const ofWorkflow: Shape = { questions: all.workflows, gather: documents.ofWorkflow };
const ofTask: Shape = { questions: all.tasks, gather: documents.ofTask };

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
  'partnership.see': { questions: all.partnerships, gather: partnerships.ofSeenPartnership },
  'partnership.find': ofEnvironment,
  'partnership.request': ofEnvironment,
  'partnership.accept': { questions: all.requests(['relationship']), gather: partnerships.ofRequest },
  'partnership.decline': ofRequest,
  'partnership.withdrawRequest': ofRequest,
  'partnership.resendRequest': ofRequest,
  'partnership.end': { questions: all.alive, gather: partnerships.ofPartnership },
  'partnership.withdrawScope': { questions: all.scopes, gather: partnerships.ofScope },
  'partnership.shareOrganisation': ofShared,
  'partnership.unshareOrganisation': ofShared,
  'authorisation.request': ofEnvironment,
  'authorisation.accept': { questions: all.requests(['authorisation']), gather: partnerships.ofRequest },
  'relationshipManager.connect': ofManager,
  'relationshipManager.makeContact': ofManager,
  'relationshipManager.disconnect': ofManager,
  'access.request': { questions: all.askedFor, gather: partnerships.ofAccessAsk },
  'access.accept': ofAccessRequest,
  'access.decline': ofAccessRequest,
  'access.withdraw': { questions: all.accessRequests, gather: partnerships.ofAskedAccess },
  'group.see': ofGroup,
  'group.seeMembers': ofGroup,
  'group.create': { questions: all.newGroups, gather: groups.ofNewGroup },
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
  'document.share': { questions: all.recipients, gather: documents.ofShare },
  'share.change': ofGivenShare,
  'share.withdraw': ofGivenShare,
  'share.leave': ofGivenShare,
  'workflow.see': ofEnvironment,
  'workflow.create': ofEnvironment,
  'workflow.define': ofWorkflow,
  'workflow.publish': ofWorkflow,
  'workflow.pause': ofWorkflow,
  'workflow.start': { questions: all.allDocuments, gather: documents.ofStart },
  'task.decide': ofTask,
  'task.delegate': { questions: all.delegations, gather: documents.ofDelegation },
  'task.delegateBack': ofTask,
  'task.recall': ofTask,
  'task.reassign': ofTask,
  'workflow.restart': ofTask,
  'task.confirm': ofTask,
};
