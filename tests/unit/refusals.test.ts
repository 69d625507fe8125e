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
