import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/policy/actor';
import { type Condition, can, type Facts, type Permission, policy } from '@/lib/policy/policy';

// N-13: a refusal names the condition that is missing. For every row of the policy everything is in its favour, and then one condition at a time
// is not: that one is named, and nothing is allowed.

const [home, elsewhere] = ['home', 'elsewhere'];

const administrator: Actor = {
  userId: 'me',
  name: 'Me',
  email: 'me@home.example',
  environmentId: home,
  environmentName: 'Home',
  role: 'administrator',
  isRelationshipManager: true,
  isDeveloper: false,
  isWorkflowAdministrator: true,
  planHasPartnerships: true,
  hasWorkflowEngine: true,
  language: 'en',
  theme: 'system',
  usesShortcuts: true,
};

const inFavour = {
  environmentId: home,
  userId: 'me',
  userEnvironmentId: home,
  role: 'basic',
  isAnonymousProxy: false,
  isOnlyAdministrator: false,
  losesAdministration: false,
  level: 'administrator',
  isMember: true,
  isExternal: true,
  partnershipId: 'partnership',
  isLastOwnAdministrator: false,
  state: 'pending',
  isIncoming: true,
  isSenderEntitled: true,
  becomesRelationshipManager: true,
  holdsRole: true,
  isConnected: true,
  groupType: 'partner',
  isForEverybody: true,
  isOwner: true,
  fits: true,
  held: 'full_access',
  box: 'documents',
  status: 'draft',
  isCreator: true,
  isUntouchedUpload: true,
  recipients: [{ environmentId: elsewhere, partnershipId: 'partnership', isOutside: true }],
  isGiver: true,
  isRecipient: true,
  hasWorkflowEngine: true,
  isRunning: false,
  isExcluded: false,
  isHolder: true,
  isDelegate: true,
  isDelegator: true,
  awaitsConfirmation: true,
  reach: 'partner',
};

type Change = { actor?: Partial<Actor>; on?: Partial<Record<keyof typeof inFavour, unknown>> };
const nobody = { role: 'basic', isRelationshipManager: false, isWorkflowAdministrator: false } as const;

/** What takes the condition away, and what it needs beside what is in everybody's favour. Signed in one always is. */
const conditions: Record<Exclude<Condition, 'signed_in'>, { broken: Change; met?: Change }> = {
  own_environment: { broken: { on: { environmentId: elsewhere } } },
  administrator: { broken: { actor: { role: 'advanced' } } },
  advanced_user: { broken: { actor: { role: 'basic' } } },
  relationship_manager: { broken: { actor: { isRelationshipManager: false } } },
  relationship_manager_for_outside: { broken: { actor: { isRelationshipManager: false } } },
  subscription_with_partnerships: { broken: { actor: { planHasPartnerships: false } } },
  active_partnership: {
    broken: { on: { partnershipId: null, recipients: [{ environmentId: elsewhere, partnershipId: null }] } },
  },
  administrator_or_relationship_manager: { broken: { actor: nobody, on: { isConnected: false } } },
  relationship_manager_taken: {
    broken: { actor: { isRelationshipManager: false }, on: { becomesRelationshipManager: false } },
  },
  own_link: { broken: { actor: nobody, on: { userId: 'other' } } },
  held_role: { broken: { on: { holdsRole: false } } },
  addressee: { broken: { on: { isIncoming: false } } },
  sender: { met: { on: { isIncoming: false } }, broken: { on: { isIncoming: true } } },
  pending_request: { broken: { on: { state: 'expired' } } },
  entitled_sender: { broken: { on: { isSenderEntitled: false } } },
  person: { broken: { on: { isAnonymousProxy: true } } },
  another_administrator: { broken: { on: { isOnlyAdministrator: true, losesAdministration: true } } },
  member: { broken: { on: { level: null } } },
  listed_member: { broken: { on: { isMember: false, level: 'member' } } },
  organisation_administrator: { broken: { on: { level: 'member' } } },
  owners_administrator: { broken: { on: { environmentId: elsewhere, isLastOwnAdministrator: true } } },
  colleague: { met: { on: { isExternal: false } }, broken: { on: { isExternal: true } } },
  read_only: { broken: { on: { held: null } } },
  can_edit: { broken: { on: { held: 'read_only' } } },
  full_access: { broken: { on: { held: 'can_edit' } } },
  draft: { broken: { on: { status: 'sent' } } },
  not_draft: { met: { on: { status: 'received' } }, broken: { on: { status: 'draft' } } },
  delivery_failed: { met: { on: { status: 'delivery_failed' } }, broken: { on: { status: 'sent' } } },
  creator_or_organisation_administrator: { broken: { on: { level: 'member', isCreator: false } } },
  untouched_upload: { broken: { on: { isUntouchedUpload: false } } },
  giver: { broken: { on: { isGiver: false } } },
  giver_or_member: { broken: { on: { isGiver: false, level: null } } },
  recipient: { broken: { on: { isRecipient: false } } },
  group_in_sight: { broken: { on: { groupType: 'environment', environmentId: elsewhere } } },
  group_members_in_sight: { broken: { on: { groupType: 'public', environmentId: elsewhere } } },
  advanced_user_for_group: { broken: { actor: { role: 'basic' } } },
  partnership_for_group: { broken: { on: { partnershipId: null } } },
  people_of_group: { broken: { on: { isForEverybody: false, fits: false } } },
  group_owner: { broken: { actor: { role: 'advanced' }, on: { isOwner: false } } },
  own_people: { broken: { on: { environmentId: elsewhere, userEnvironmentId: elsewhere } } },
  group_member: { broken: { on: { isMember: false } } },
  workflow_administrator: { broken: { actor: nobody } },
  workflow_engine: { broken: { actor: { hasWorkflowEngine: false } } },
  workflow_engine_of_owner: { broken: { on: { hasWorkflowEngine: false } } },
  can_run: { met: { on: { status: 'created' } }, broken: { on: { status: 'duplicate' } } },
  not_running: { broken: { on: { isRunning: true } } },
  not_excluded: { broken: { on: { isExcluded: true } } },
  task_holder: { broken: { on: { isHolder: false } } },
  task_delegate: { broken: { on: { isDelegate: false } } },
  task_delegator: { broken: { on: { isDelegator: false } } },
  colleague_or_partner: { broken: { on: { reach: 'nowhere' } } },
  awaits_confirmation: { broken: { on: { awaitsConfirmation: false } } },
};

const needsOf = (permission: Permission) =>
  policy[permission].needs.map(({ condition }) => condition).filter((one) => one !== 'signed_in');

function ask(permission: Permission, broken: Change = {}) {
  const changes = [...needsOf(permission).map((one) => conditions[one]?.met ?? {}), broken];
  const actor = Object.assign({ ...administrator }, ...changes.map((change) => change.actor));
  const on = Object.assign({ ...inFavour }, ...changes.map((change) => change.on));
  return can(permission, actor, on as Facts<Permission>);
}

/** Every row as it is agreed: its article, and its conditions in the order in which a refusal names them. A right is changed here too, or not at all. */
const agreed = `
  user.list                        roles                 own_environment administrator
  user.invite                      roles                 own_environment administrator
  user.withdrawInvitation          roles                 own_environment administrator
  user.remove                      roles                 own_environment administrator another_administrator
  user.block                       roles                 own_environment administrator person another_administrator
  user.unblock                     roles                 own_environment administrator person
  user.changeRole                  roles                 own_environment administrator person another_administrator
  user.grantRelationshipManager    relationship_manager  own_environment administrator person
  user.grantDeveloper              roles                 own_environment administrator person
  user.grantWorkflowAdministrator  house                 own_environment administrator person
  organisation.create              roles                 own_environment administrator
  organisation.delete              roles                 own_environment administrator
  subscription.change              roles                 own_environment administrator
  settings.change                  roles                 own_environment administrator
  audit.readEnvironment            house                 own_environment administrator
  profile.change                   roles                 signed_in
  notification.read                house                 signed_in
  organisation.see                 roles                 member
  organisation.listMembers         roles                 listed_member
  organisation.addMember           roles                 organisation_administrator colleague
  organisation.addPartnerMember    relationship_manager  organisation_administrator relationship_manager active_partnership
  organisation.removeMember        roles                 organisation_administrator owners_administrator
  organisation.changeLevel         roles                 organisation_administrator owners_administrator
  organisation.leave               house                 listed_member
  organisation.changeSettings      collaborating         own_environment organisation_administrator
  audit.readOrganisation           house                 organisation_administrator
  partnership.see                  partner               own_environment administrator_or_relationship_manager
  partnership.find                 partner               own_environment advanced_user relationship_manager subscription_with_partnerships
  partnership.request              partner               own_environment advanced_user relationship_manager subscription_with_partnerships
  partnership.accept               partner               addressee pending_request advanced_user relationship_manager subscription_with_partnerships entitled_sender
  partnership.decline              house                 addressee pending_request administrator_or_relationship_manager
  partnership.withdrawRequest      house                 sender pending_request administrator_or_relationship_manager
  partnership.resendRequest        house                 sender pending_request administrator_or_relationship_manager
  partnership.end                  house                 own_environment administrator_or_relationship_manager
  partnership.withdrawScope        house                 own_environment administrator_or_relationship_manager
  partnership.shareOrganisation    relationship_manager  own_environment organisation_administrator relationship_manager
  partnership.unshareOrganisation  relationship_manager  own_environment organisation_administrator
  authorisation.request            collaborating         own_environment advanced_user relationship_manager subscription_with_partnerships
  authorisation.accept             relationship_manager  addressee pending_request advanced_user relationship_manager_taken entitled_sender
  relationshipManager.connect      relationship_manager  own_environment administrator_or_relationship_manager held_role
  relationshipManager.makeContact  collaborating         own_environment administrator_or_relationship_manager
  relationshipManager.disconnect   house                 own_environment own_link
  access.request                   relationship_manager  own_environment relationship_manager
  access.accept                    relationship_manager  pending_request organisation_administrator relationship_manager active_partnership
  access.decline                   relationship_manager  pending_request organisation_administrator
  access.withdraw                  house                 own_environment pending_request relationship_manager
  group.see                        groups                group_in_sight
  group.seeMembers                 groups                group_members_in_sight
  group.create                     groups                own_environment advanced_user_for_group partnership_for_group people_of_group
  group.addMember                  groups                group_owner own_people people_of_group
  group.removeMember               groups                group_owner own_people
  group.own                        house                 group_owner own_people
  group.change                     house                 own_environment group_owner
  group.delete                     groups                own_environment group_owner
  group.leave                      house                 group_member
  document.create                  collaborating         member
  document.send                    collaborating         member draft
  document.resend                  collaborating         member delivery_failed
  document.deleteDraft             house                 creator_or_organisation_administrator draft
  document.withdrawUpload          house                 creator_or_organisation_administrator untouched_upload
  document.open                    collaborating         read_only
  document.comment                 collaborating         can_edit
  document.label                   collaborating         can_edit
  document.changeStatus            collaborating         can_edit not_draft
  document.editDraft               collaborating         can_edit draft
  document.seeAccess               collaborating         full_access
  document.share                   collaborating         full_access relationship_manager_for_outside active_partnership
  share.change                     collaborating         full_access giver
  share.withdraw                   collaborating         giver_or_member
  share.leave                      house                 recipient
  workflow.see                     house                 own_environment workflow_administrator
  workflow.create                  groups                own_environment workflow_administrator workflow_engine
  workflow.define                  groups                own_environment workflow_administrator workflow_engine
  workflow.publish                 house                 own_environment workflow_administrator workflow_engine
  workflow.pause                   house                 own_environment workflow_administrator
  workflow.start                   house                 listed_member workflow_engine_of_owner can_run not_running
  task.decide                      collaborating         not_excluded task_holder
  task.delegate                    collaborating         task_holder colleague_or_partner workflow_engine_of_owner active_partnership
  task.delegateBack                collaborating         task_delegate
  task.recall                      house                 task_delegator
  task.reassign                    house                 own_environment workflow_administrator
  workflow.restart                 house                 own_environment workflow_administrator workflow_engine
  task.confirm                     house                 own_environment workflow_administrator not_excluded awaits_confirmation
`;

test('the policy has these rows, and no others', () => {
  const rows = Object.entries(policy).map(([permission, { article, needs }]) =>
    [permission, article, ...needs.map((need) => need.condition)].join(' '),
  );
  expect(rows).toEqual(
    agreed
      .trim()
      .split('\n')
      .map((row) => row.trim().replaceAll(/ +/g, ' ')),
  );
});

const permissions = Object.keys(policy) as Permission[];

describe.each(permissions)('%s', (permission) => {
  test('is allowed with everything in its favour', () => expect(ask(permission)).toEqual({ allowed: true }));

  test.each(needsOf(permission))('names %s where it is missing', (condition) => {
    const answer = ask(permission, conditions[condition].broken);
    expect(answer).toEqual({ allowed: false, missing: expect.arrayContaining([condition]) });
  });
});

test('no condition is without a row', () => {
  const used = new Set(permissions.flatMap(needsOf));
  expect(Object.keys(conditions).filter((one) => !used.has(one as never))).toEqual([]);
});

test('of several recipients each must be in reach, and one outside takes the relationship manager role', () => {
  const [inside, partner, stranger] = [
    { environmentId: home, partnershipId: null, isOutside: false },
    { environmentId: elsewhere, partnershipId: 'partnership', isOutside: true },
    { environmentId: elsewhere, partnershipId: null, isOutside: true },
  ];
  expect(ask('document.share', { on: { recipients: [inside, partner] } })).toEqual({ allowed: true });
  expect(ask('document.share', { on: { recipients: [partner, inside, stranger] } })).toMatchObject({
    missing: ['active_partnership'],
  });
  const basic = { isRelationshipManager: false };
  expect(ask('document.share', { actor: basic, on: { recipients: [inside, partner] } })).toMatchObject({
    missing: ['relationship_manager_for_outside'],
  });
  expect(ask('document.share', { actor: basic, on: { recipients: [inside, inside] } })).toEqual({ allowed: true });
});

describe('the edges of single conditions', () => {
  const allowed = { allowed: true };

  test('an administrator gives up the role while another one stays (C-26)', () => {
    const change = { losesAdministration: true, isOnlyAdministrator: false };
    expect(ask('user.changeRole', { on: change })).toEqual(allowed);
    expect(ask('user.changeRole', { on: { losesAdministration: false, isOnlyAdministrator: true } })).toEqual(allowed);
  });

  test('nobody of one’s own is let in as a partner’s, whatever partnership is named', () => {
    expect(ask('organisation.addPartnerMember', { on: { isExternal: false } })).toEqual({
      allowed: false,
      missing: ['active_partnership'],
    });
  });

  test('a partner group is seen by whoever has one thing to do with it, and by administrators', () => {
    const nothing = { isMember: false, isOwner: false, isConnected: false };
    const see = (on: Change['on'], actor: Partial<Actor> = { role: 'advanced' }) =>
      ask('group.see', { actor, on: { ...nothing, ...on } }).allowed;
    expect([see({ isMember: true }), see({ isOwner: true }), see({ isConnected: true })]).toEqual([true, true, true]);
    expect([see({}), see({}, { role: 'administrator' })]).toEqual([false, true]);
  });

  test('who is in a public group is for its own environment to know (C-14)', () => {
    expect(ask('group.seeMembers', { on: { groupType: 'public' } })).toEqual(allowed);
    expect(ask('group.see', { on: { groupType: 'public', environmentId: elsewhere } })).toEqual(allowed);
  });
});
