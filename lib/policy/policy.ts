import { type Access, accesses, atLeast, type Level, levels, type RequestState, roles } from '@/db/vocabulary';
import type { Actor } from './actor';
import type {
  AccessAskFacts,
  AccessRequestFacts,
  AskedAccessFacts,
  DelegationFacts,
  DocumentFacts,
  EnvironmentFacts,
  Facts0,
  GivenShareFacts,
  GroupFacts,
  GroupMemberFacts,
  LevelFacts,
  ManagerFacts,
  MemberFacts,
  NewGroupFacts,
  OrganisationFacts,
  PartnershipFacts,
  RequestFacts,
  SeenGroupFacts,
  SeenPartnershipFacts,
  SharedOrganisationFacts,
  ShareFacts,
  StartFacts,
  TaskFacts,
  UploadFacts,
  UserFacts,
  WorkflowFacts,
} from './facts';

/**
 * The table of rights: every right in the product is one row below, with the article it comes from beside the rule.
 * Pure: no I/O, no await. The screen that explains roles, a disabled button's reason and a refusal's text are printed from these rows.
 * A row lists its conditions one by one, so that a refusal names the one that is missing and who can give it (N-13).
 */
type Need<F> = { condition: Condition; holds: (actor: Actor, on: F) => boolean };

/** What can be missing. Each has its words, and who can give it, in messages/ under `conditions`. */
export type Condition =
  | 'signed_in'
  | 'own_environment'
  | 'administrator'
  | 'advanced_user'
  | 'relationship_manager'
  | 'relationship_manager_for_outside'
  | 'subscription_with_partnerships'
  | 'active_partnership'
  | 'administrator_or_relationship_manager'
  | 'relationship_manager_taken'
  | 'own_link'
  | 'held_role'
  | 'addressee'
  | 'sender'
  | 'pending_request'
  | 'entitled_sender'
  | 'person'
  | 'another_administrator'
  | 'member'
  | 'listed_member'
  | 'organisation_administrator'
  | 'owners_administrator'
  | 'colleague'
  | 'read_only'
  | 'can_edit'
  | 'full_access'
  | 'draft'
  | 'not_draft'
  | 'delivery_failed'
  | 'creator_or_organisation_administrator'
  | 'untouched_upload'
  | 'giver'
  | 'giver_or_member'
  | 'recipient'
  | 'group_in_sight'
  | 'group_members_in_sight'
  | 'advanced_user_for_group'
  | 'partnership_for_group'
  | 'people_of_group'
  | 'group_owner'
  | 'own_people'
  | 'group_member'
  | 'workflow_administrator'
  | 'workflow_engine'
  | 'workflow_engine_of_owner'
  | 'can_run'
  | 'not_running'
  | 'not_excluded'
  | 'task_holder'
  | 'task_delegate'
  | 'task_delegator'
  | 'colleague_or_partner'
  | 'awaits_confirmation';

const need = <F = unknown>(condition: Condition, holds: (actor: Actor, on: F) => boolean): Need<F> => ({
  condition,
  holds,
});

// Conditions on the actor ---------------------------------------------------------------------------------------------

const anybody = need('signed_in', () => true);
const inOwnEnvironment = need('own_environment', (actor, on: Facts0) => actor.environmentId === on.environmentId);
const isAdministrator = need('administrator', (actor) => actor.role === 'administrator');
const isAdvanced = need('advanced_user', (actor) => atLeast(roles, actor.role, 'advanced'));
const isRelationshipManager = need('relationship_manager', (actor) => actor.isRelationshipManager);
const planHasPartnerships = need('subscription_with_partnerships', (actor) => actor.planHasPartnerships);

/** Who looks after partnerships: advanced users with the relationship manager role, and every administrator (P08, P13, P18). */
const looksAfterPartnerships = (actor: Actor) =>
  actor.role === 'administrator' || (atLeast(roles, actor.role, 'advanced') && actor.isRelationshipManager);
const lookingAfter = need('administrator_or_relationship_manager', looksAfterPartnerships);
/** A basic user with the role looks at those they are connected to (P01). */
const lookingAfterOrConnected = need(
  'administrator_or_relationship_manager',
  (actor, on: SeenPartnershipFacts) => looksAfterPartnerships(actor) || (actor.isRelationshipManager && on.isConnected),
);

// Conditions on requests and partnerships -----------------------------------------------------------------------------

const isAddressee = need('addressee', (_, on: RequestFacts) => on.isIncoming);
const isSender = need('sender', (_, on: RequestFacts) => !on.isIncoming);
const isPending = need('pending_request', (_, on: { state: RequestState }) => on.state === 'pending');
const senderIsEntitled = need('entitled_sender', (_, on: RequestFacts) => on.isSenderEntitled);
const takesTheRole = need(
  'relationship_manager_taken',
  (actor, on: RequestFacts) =>
    actor.isRelationshipManager || (actor.role === 'administrator' && on.becomesRelationshipManager),
);
const holdsTheRole = need('held_role', (_, on: ManagerFacts) => on.holdsRole);
const ownLinkOrLookingAfter = need(
  'own_link',
  (actor, on: ManagerFacts) => on.userId === actor.userId || looksAfterPartnerships(actor),
);

// Conditions on people ------------------------------------------------------------------------------------------------

const isPerson = need('person', (_, on: UserFacts) => !on.isAnonymousProxy);
const keepsAnAdministrator = need(
  'another_administrator',
  (_, on: UserFacts) => !(on.isOnlyAdministrator && on.losesAdministration),
);

// Conditions on an organisation -----------------------------------------------------------------------------------------

const organisationLevel = (condition: 'member' | 'organisation_administrator', level: Level) =>
  need(condition, (_, on: { level: Level | null }) => atLeast(levels, on.level, level));
const isMember = organisationLevel('member', 'member');
const isOrganisationAdministrator = organisationLevel('organisation_administrator', 'administrator');
const isListedMember = need('listed_member', (_, on: OrganisationFacts) => on.isMember);
const seesMembers = need('listed_member', (_, on: OrganisationFacts) => on.isMember || on.level === 'administrator');
const isColleague = need('colleague', (_, on: MemberFacts) => !on.isExternal);
const isPartner = need('active_partnership', (_, on: MemberFacts) => on.isExternal && on.partnershipId !== null);
const leavesOwnAdministrator = need(
  'owners_administrator',
  (actor, on: MemberFacts) => actor.environmentId === on.environmentId || !on.isLastOwnAdministrator,
);

// Conditions on a group -------------------------------------------------------------------------------------------------

/** An environment group inside its own environment, a public one everywhere, a partner group for whoever has to do with it (G01, G03, G05). */
const seesGroup = (actor: Actor, on: SeenGroupFacts) => {
  if (on.groupType === 'public') return true;
  if (on.groupType === 'environment') return actor.environmentId === on.environmentId;
  return on.isMember || on.isOwner || on.isConnected || actor.role === 'administrator';
};
const groupInSight = need('group_in_sight', seesGroup);
/** Who is in a public group is for its own environment to know (C-14). */
const groupMembersInSight = need(
  'group_members_in_sight',
  (actor, on: SeenGroupFacts) =>
    seesGroup(actor, on) && (on.groupType !== 'public' || actor.environmentId === on.environmentId),
);
const isAdvancedBeyondOwnEnvironment = need(
  'advanced_user_for_group',
  (actor, on: NewGroupFacts) => on.groupType === 'environment' || atLeast(roles, actor.role, 'advanced'),
);
const partnershipForGroup = need(
  'partnership_for_group',
  (_, on: NewGroupFacts) => on.groupType !== 'partner' || on.partnershipId !== null,
);
const isForEverybody = need('people_of_group', (_, on: NewGroupFacts) => on.isForEverybody);
/** Its creator and owners, and the administrators of its environment; of the other side of a partner group too (C-10, C-47). */
const looksAfterGroup = need(
  'group_owner',
  (actor, on: GroupFacts) =>
    on.isOwner ||
    (actor.role === 'administrator' && (actor.environmentId === on.environmentId || on.groupType === 'partner')),
);
/** The side that made a partner group looks after everybody in it, the other side after its own people (C-10). */
const ownPeople = need('own_people', (actor, on: GroupMemberFacts) =>
  [on.environmentId, on.userEnvironmentId].includes(actor.environmentId),
);
const fitsGroup = need('people_of_group', (_, on: GroupMemberFacts) => on.fits);
const isInGroup = need('group_member', (_, on: GroupFacts) => on.isMember);

// Conditions on a document ----------------------------------------------------------------------------------------------

const holds = (access: Access) => need(access, (_, on: DocumentFacts) => atLeast(accesses, on.held, access));
const reads = holds('read_only');
const edits = holds('can_edit');
const fully = holds('full_access');
const isDraft = need('draft', (_, on: DocumentFacts) => on.status === 'draft');
const hasArrivedOrLeft = need('not_draft', (_, on: DocumentFacts) => on.status !== 'draft');
const hasFailedToArrive = need('delivery_failed', (_, on: DocumentFacts) => on.status === 'delivery_failed');
const isCreatorOrAdministrator = need(
  'creator_or_organisation_administrator',
  (_, on: DocumentFacts) => on.level === 'administrator' || (on.isCreator && on.level !== null),
);
const isUntouchedUpload = need('untouched_upload', (_, on: UploadFacts) => on.isUntouchedUpload);

// Conditions on a share -------------------------------------------------------------------------------------------------

const relationshipManagerForOutside = need(
  'relationship_manager_for_outside',
  (actor, on: ShareFacts) => actor.isRelationshipManager || !on.recipients.some((r) => r.isOutside),
);
const partnershipForOutside = need('active_partnership', (_, on: ShareFacts) =>
  on.recipients.every((r) => r.environmentId === on.environmentId || r.partnershipId !== null),
);
const isGiver = need('giver', (_, on: GivenShareFacts) => on.isGiver);
const isGiverOrMember = need(
  'giver_or_member',
  (_, on: GivenShareFacts) => (on.isGiver && on.held === 'full_access') || on.level !== null,
);
const isRecipient = need('recipient', (_, on: GivenShareFacts) => on.isRecipient);

// Conditions on workflows and tasks ---------------------------------------------------------------------------------------

const looksAfterWorkflows = need(
  'workflow_administrator',
  (actor) => actor.role === 'administrator' || actor.isWorkflowAdministrator,
);
const hasEngine = need('workflow_engine', (actor) => actor.hasWorkflowEngine);
const ownerHasEngine = need('workflow_engine_of_owner', (_, on: StartFacts) => on.hasWorkflowEngine);
/** In nobody's way: neither a draft nor sent, nor taken for a duplicate. */
const canRun = need(
  'can_run',
  (_, on: StartFacts) => on.box !== 'inbox_out' && on.status !== 'draft' && on.status !== 'duplicate',
);
const isNotRunning = need('not_running', (_, on: StartFacts) => !on.isRunning);
const startsAsMember = need('listed_member', (_, on: StartFacts) => on.isMember || on.level === 'administrator');
const mayDecide = need('not_excluded', (_, on: TaskFacts) => !on.isExcluded);
const holdsTask = need('task_holder', (_, on: TaskFacts) => on.isHolder);
const holdsDelegated = need('task_delegate', (_, on: TaskFacts) => on.isDelegate);
const gaveAway = need('task_delegator', (_, on: TaskFacts) => on.isDelegator);
const awaitsConfirmation = need('awaits_confirmation', (_, on: TaskFacts) => on.awaitsConfirmation);
const toColleagueOrPartner = need('colleague_or_partner', (_, on: DelegationFacts) => on.reach !== 'nowhere');
const partnerInReach = need('active_partnership', (_, on: DelegationFacts) =>
  on.reach === 'partner' ? on.partnershipId !== null : true,
);
const engineForPartner = need(
  'workflow_engine_of_owner',
  (_, on: DelegationFacts) => on.reach !== 'partner' || on.hasWorkflowEngine,
);

// The table -------------------------------------------------------------------------------------------------------------

type Rule<F> = { article: Article; needs: readonly Need<F>[] };
type Article = 'collaborating' | 'partner' | 'relationship_manager' | 'roles' | 'groups' | 'house';
const rule = <F>(article: Article, ...needs: Need<F>[]): Rule<F> => ({ article, needs });

export const policy = {
  // Roles and permissions on the platform: "The administrator has full control over the environment."
  'user.list': rule<EnvironmentFacts>('roles', inOwnEnvironment, isAdministrator), // "Go to My environment > Users"
  'user.invite': rule<EnvironmentFacts>('roles', inOwnEnvironment, isAdministrator), // "Invite new users and remove existing users"
  'user.withdrawInvitation': rule<EnvironmentFacts>('roles', inOwnEnvironment, isAdministrator),
  'user.remove': rule<UserFacts>('roles', inOwnEnvironment, isAdministrator, keepsAnAdministrator),
  'user.block': rule<UserFacts>('roles', inOwnEnvironment, isAdministrator, isPerson, keepsAnAdministrator),
  'user.unblock': rule<UserFacts>('roles', inOwnEnvironment, isAdministrator, isPerson),
  'user.changeRole': rule<UserFacts>('roles', inOwnEnvironment, isAdministrator, isPerson, keepsAnAdministrator), // "Only an administrator can change roles."
  'user.grantRelationshipManager': rule<UserFacts>('relationship_manager', inOwnEnvironment, isAdministrator, isPerson), // "Only an administrator can assign the relationship manager role."
  'user.grantDeveloper': rule<UserFacts>('roles', inOwnEnvironment, isAdministrator, isPerson), // "visible in user management"
  'user.grantWorkflowAdministrator': rule<UserFacts>('house', inOwnEnvironment, isAdministrator, isPerson), // C-38
  'organisation.create': rule<EnvironmentFacts>('roles', inOwnEnvironment, isAdministrator), // "Create and manage organisations"
  'organisation.delete': rule<OrganisationFacts>('roles', inOwnEnvironment, isAdministrator),
  'subscription.change': rule<EnvironmentFacts>('roles', inOwnEnvironment, isAdministrator), // "Change subscription and settings"
  'settings.change': rule<EnvironmentFacts>('roles', inOwnEnvironment, isAdministrator),
  'audit.readEnvironment': rule<EnvironmentFacts>('house', inOwnEnvironment, isAdministrator), // C-39
  'profile.change': rule<UserFacts>('roles', anybody), // V01: always the actor's own
  'notification.read': rule<EnvironmentFacts>('house', anybody), // E-018: always the actor's own

  // Roles and permissions on the platform: permissions at organisation level, independent of the role above
  'organisation.see': rule<LevelFacts>('roles', isMember), // "View, create and send documents for this organisation"
  'organisation.listMembers': rule<OrganisationFacts>('roles', seesMembers),
  'organisation.addMember': rule<MemberFacts>('roles', isOrganisationAdministrator, isColleague), // "add and remove members from the organisation"
  'organisation.addPartnerMember': rule<MemberFacts>(
    'relationship_manager',
    isOrganisationAdministrator,
    isRelationshipManager,
    isPartner,
  ), // "add members to each other's organisations"
  'organisation.removeMember': rule<MemberFacts>('roles', isOrganisationAdministrator, leavesOwnAdministrator), // C-08: removing never needs the relationship manager role
  'organisation.changeLevel': rule<MemberFacts>('roles', isOrganisationAdministrator, leavesOwnAdministrator),
  'organisation.leave': rule<MemberFacts>('house', isListedMember), // O14
  'organisation.changeSettings': rule<OrganisationFacts>(
    'collaborating',
    inOwnEnvironment,
    isOrganisationAdministrator,
  ), // "without being able to modify the organisation settings"
  'audit.readOrganisation': rule<OrganisationFacts>('house', isOrganisationAdministrator), // C-39

  // Create a partner on the platform: "Requirements", "The other party must have the same requirements."
  'partnership.see': rule<SeenPartnershipFacts>('partner', inOwnEnvironment, lookingAfterOrConnected), // "Go to Partners"
  'partnership.find': rule<EnvironmentFacts>(
    'partner',
    inOwnEnvironment,
    isAdvanced,
    isRelationshipManager,
    planHasPartnerships,
  ), // "Find partners"
  'partnership.request': rule<EnvironmentFacts>(
    'partner',
    inOwnEnvironment,
    isAdvanced,
    isRelationshipManager,
    planHasPartnerships,
  ),
  'partnership.accept': rule<RequestFacts>(
    'partner',
    isAddressee,
    isPending,
    isAdvanced,
    isRelationshipManager,
    planHasPartnerships,
    senderIsEntitled,
  ), // "The other party confirms the relationship request by email."
  'partnership.decline': rule<RequestFacts>('house', isAddressee, isPending, lookingAfter), // C-20
  'partnership.withdrawRequest': rule<RequestFacts>('house', isSender, isPending, lookingAfter), // C-20
  'partnership.resendRequest': rule<RequestFacts>('house', isSender, isPending, lookingAfter), // C-20
  'partnership.end': rule<PartnershipFacts>('house', inOwnEnvironment, lookingAfter), // C-24
  'partnership.withdrawScope': rule<PartnershipFacts>('house', inOwnEnvironment, lookingAfter), // C-17
  'partnership.shareOrganisation': rule<SharedOrganisationFacts>(
    'relationship_manager',
    inOwnEnvironment,
    isOrganisationAdministrator,
    isRelationshipManager,
  ), // "mutual access to the organisations shared in the partnership"
  'partnership.unshareOrganisation': rule<SharedOrganisationFacts>(
    'relationship_manager',
    inOwnEnvironment,
    isOrganisationAdministrator,
  ), // C-08: taking away never needs the relationship manager role
  'authorisation.request': rule<EnvironmentFacts>(
    'collaborating',
    inOwnEnvironment,
    isAdvanced,
    isRelationshipManager,
    planHasPartnerships,
  ), // "All clients are linked via authorisation requests"
  'authorisation.accept': rule<RequestFacts>(
    'relationship_manager',
    isAddressee,
    isPending,
    isAdvanced,
    takesTheRole,
    senderIsEntitled,
  ), // "to process an authorisation request ... your organisation must have a designated relationship manager"; any subscription (C-06)

  // Create and assign a relationship manager: "linked via Partners > Relationship managers > Connect"
  'relationshipManager.connect': rule<ManagerFacts>(
    'relationship_manager',
    inOwnEnvironment,
    lookingAfter,
    holdsTheRole,
  ),
  'relationshipManager.makeContact': rule<ManagerFacts>('collaborating', inOwnEnvironment, lookingAfter), // "the dedicated contact point"
  'relationshipManager.disconnect': rule<ManagerFacts>('house', inOwnEnvironment, ownLinkOrLookingAfter), // C-25, P17
  'access.request': rule<AccessAskFacts>('relationship_manager', inOwnEnvironment, isRelationshipManager), // C-08, P20
  'access.accept': rule<AccessRequestFacts>(
    'relationship_manager',
    isPending,
    isOrganisationAdministrator,
    isRelationshipManager,
    isPartner,
  ),
  'access.decline': rule<AccessRequestFacts>('relationship_manager', isPending, isOrganisationAdministrator),
  'access.withdraw': rule<AskedAccessFacts>('house', inOwnEnvironment, isPending, isRelationshipManager),

  // Create and manage groups: "Three types of groups"
  'group.see': rule<SeenGroupFacts>('groups', groupInSight), // "Only visible within your own environment"; "Visible to all users on the platform"
  'group.seeMembers': rule<SeenGroupFacts>('groups', groupMembersInSight), // C-14
  'group.create': rule<NewGroupFacts>(
    'groups',
    inOwnEnvironment,
    isAdvancedBeyondOwnEnvironment,
    partnershipForGroup,
    isForEverybody,
  ), // "An active partnership between both environments", "At least the Advanced user or Administrator role"
  'group.addMember': rule<GroupMemberFacts>('groups', looksAfterGroup, ownPeople, fitsGroup), // "Add member"
  'group.removeMember': rule<GroupMemberFacts>('groups', looksAfterGroup, ownPeople), // "Remove member"
  'group.own': rule<GroupMemberFacts>('house', looksAfterGroup, ownPeople), // C-47
  'group.change': rule<GroupFacts>('house', inOwnEnvironment, looksAfterGroup), // C-47, G29
  'group.delete': rule<GroupFacts>('groups', inOwnEnvironment, looksAfterGroup), // "deleting a group"
  'group.leave': rule<GroupFacts>('house', isInGroup), // G17

  // Collaborating: "View, create and send documents for that organisation"
  'document.create': rule<LevelFacts>('collaborating', isMember),
  'document.send': rule<DocumentFacts>('collaborating', isMember, isDraft),
  'document.resend': rule<DocumentFacts>('collaborating', isMember, hasFailedToArrive),
  'document.deleteDraft': rule<DocumentFacts>('house', isCreatorOrAdministrator, isDraft), // C-33: a share never gives deletion
  'document.withdrawUpload': rule<UploadFacts>('house', isCreatorOrAdministrator, isUntouchedUpload), // C-33

  // Collaborating: "Sharing documents": Read only, Can edit, Full access
  'document.open': rule<DocumentFacts>('collaborating', reads), // "Read only: view only, no modifications"
  'document.comment': rule<DocumentFacts>('collaborating', edits),
  'document.label': rule<DocumentFacts>('collaborating', edits),
  'document.changeStatus': rule<DocumentFacts>('collaborating', edits, hasArrivedOrLeft), // E-051
  'document.editDraft': rule<DocumentFacts>('collaborating', edits, isDraft), // C-32: the content of what was sent or received never changes
  'document.seeAccess': rule<DocumentFacts>('collaborating', fully), // "determine exactly who sees what"
  'document.share': rule<ShareFacts>('collaborating', fully, relationshipManagerForOutside, partnershipForOutside), // "pass on permissions to others"
  'share.change': rule<GivenShareFacts>('collaborating', fully, isGiver), // L08, L09
  'share.withdraw': rule<GivenShareFacts>('collaborating', isGiverOrMember), // L08, L09
  'share.leave': rule<GivenShareFacts>('house', isRecipient), // L12

  // Collaborating: "the Workflow Engine (available as an add-on)"; groups: "You configure this at the workflow step"
  'workflow.see': rule<EnvironmentFacts>('house', inOwnEnvironment, looksAfterWorkflows), // C-37: also without the add-on
  'workflow.create': rule<EnvironmentFacts>('groups', inOwnEnvironment, looksAfterWorkflows, hasEngine), // C-38
  'workflow.define': rule<WorkflowFacts>('groups', inOwnEnvironment, looksAfterWorkflows, hasEngine), // "When configuring a workflow"
  'workflow.publish': rule<WorkflowFacts>('house', inOwnEnvironment, looksAfterWorkflows, hasEngine),
  'workflow.pause': rule<WorkflowFacts>('house', inOwnEnvironment, looksAfterWorkflows),
  'workflow.start': rule<StartFacts>('house', startsAsMember, ownerHasEngine, canRun, isNotRunning), // O18, E-075
  'task.decide': rule<TaskFacts>('collaborating', mayDecide, holdsTask), // "can approve, reject"
  'task.delegate': rule<DelegationFacts>(
    'collaborating',
    holdsTask,
    toColleagueOrPartner,
    engineForPartner,
    partnerInReach,
  ), // "you can delegate tasks to users in a partner environment"
  'task.delegateBack': rule<TaskFacts>('collaborating', holdsDelegated), // "or delegate back"
  'task.recall': rule<TaskFacts>('house', gaveAway), // C-35
  'task.reassign': rule<TaskFacts>('house', inOwnEnvironment, looksAfterWorkflows), // C-38, W07
  'workflow.restart': rule<TaskFacts>('house', inOwnEnvironment, looksAfterWorkflows, hasEngine), // E-074, C-38; W19: no new run without the add-on
  'task.confirm': rule<TaskFacts>('house', inOwnEnvironment, looksAfterWorkflows, mayDecide, awaitsConfirmation), // C-12
} as const;

export type Permission = keyof typeof policy;
export type Facts<P extends Permission> = (typeof policy)[P] extends Rule<infer F extends Facts0> ? F : never;

export type Answer = { allowed: true } | { allowed: false; missing: Condition[] };

/** Whether the actor may, and when not: every condition that is missing, in the order of the row. */
export function can<P extends Permission>(permission: P, actor: Actor, on: Facts<P>): Answer {
  const needs = policy[permission].needs as readonly Need<Facts<P>>[];
  const missing = needs.filter((one) => !one.holds(actor, on)).map((one) => one.condition);
  return missing.length === 0 ? { allowed: true } : { allowed: false, missing };
}
