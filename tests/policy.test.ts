import { describe, expect, test } from 'vitest';
import type { Access, Level, Role } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type {
  AccessRequestFacts,
  DelegationFacts,
  EnvironmentFacts,
  GivenShareFacts,
  GroupMemberFacts,
  ManagerFacts,
  MemberFacts,
  NewGroupFacts,
  OrganisationFacts,
  PartnershipFacts,
  Recipient,
  RequestFacts,
  SharedOrganisationFacts,
  ShareFacts,
  StartFacts,
  UploadFacts,
  UserFacts,
} from '@/lib/policy/facts';
import { can, type Facts, type Permission, policy } from '@/lib/policy/policy';

// The articles' tables, as tables (requirements, section 5). A row: its number there, the permission, and who may.

const home = 'the-environment';
const elsewhere = 'another-environment';

const actor = (role: Role, isRelationshipManager = false, more: Partial<Actor> = {}): Actor => ({
  userId: 'me',
  name: 'Me',
  email: 'me@home.example',
  environmentId: home,
  environmentName: 'Home',
  role,
  isRelationshipManager,
  isDeveloper: false,
  isWorkflowAdministrator: false,
  planHasPartnerships: true,
  hasWorkflowEngine: false,
  language: 'en',
  theme: 'system',
  usesShortcuts: true,
  ...more,
});

const subject = { kind: 'thing', id: 'it', name: 'It' };
const ofEnvironment: EnvironmentFacts = { environmentId: home, subject };
const ofUser: UserFacts = {
  ...ofEnvironment,
  userId: 'other',
  role: 'basic',
  isAnonymousProxy: false,
  isOnlyAdministrator: false,
  losesAdministration: false,
};
const ofOrganisation = (level: Level | null, isMember = level !== null): OrganisationFacts => ({
  ...ofEnvironment,
  organisationId: 'organisation',
  level,
  isMember,
});
const ofMember = (level: Level | null, more: Partial<MemberFacts> = {}): MemberFacts => ({
  ...ofOrganisation(level),
  userId: 'other',
  userName: 'Other',
  userEnvironmentId: home,
  memberLevel: 'member',
  isExternal: false,
  partnershipId: null,
  isLastOwnAdministrator: false,
  ...more,
});
const ofDocument = (held: Access | null, level: Level | null = null, more: Partial<UploadFacts> = {}): UploadFacts => ({
  ...ofEnvironment,
  organisationId: 'organisation',
  documentId: 'document',
  held,
  level,
  box: 'inbox_in',
  status: 'received',
  isCreator: false,
  isUntouchedUpload: false,
  version: 1,
  ...more,
});
const draft = { status: 'draft', box: 'documents' } as const;
function ofTask(): DelegationFacts {
  return {
    ...ofEnvironment,
    organisationId: 'organisation',
    documentId: 'document',
    taskId: 'task',
    isHolder: true,
    isDelegate: false,
    isDelegator: false,
    isExcluded: false,
    awaitsConfirmation: true,
    toId: 'other',
    reach: 'colleague',
    hasWorkflowEngine: true,
    partnershipId: null,
  };
}

/** Reads a table drawn below: the first line names the columns, each other line a row, its permission and a Y or N per column. */
function rowsOf(drawn: string) {
  const [head, ...lines] = drawn
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const columns = head!.slice(2);
  return lines.flatMap(([number, permission, ...answers]) => {
    if (answers.length !== columns.length)
      throw new Error(`Row ${number} has ${answers.length} answers for ${columns.length} columns`);
    return columns.map((column, at) => ({
      number: number!,
      permission: permission as Permission,
      column,
      isAllowed: answers[at] === 'Y',
    }));
  });
}

type Case = [actor: Actor, on: unknown];

/** Draws a table as tests: every cell asks the policy. */
function drawn(name: string, table: string, cases: Record<string, Case | ((permission: Permission) => Case)>) {
  describe(name, () => {
    test.each(rowsOf(table))('$number $permission: $column → $isAllowed', ({ permission, column, isAllowed }) => {
      const found = cases[column]!;
      const [who, on] = typeof found === 'function' ? found(permission) : found;
      expect(can(permission, who, on as Facts<typeof permission>).allowed).toBe(isAllowed);
    });
  });
}

const sixRoles = (on: unknown): Record<string, Case> => ({
  B: [actor('basic'), on],
  'B+R': [actor('basic', true), on],
  A: [actor('advanced'), on],
  'A+R': [actor('advanced', true), on],
  AD: [actor('administrator'), on],
  'AD+R': [actor('administrator', true), on],
});

drawn(
  '5.1 Environment: the three user roles',
  `
  row  permission                       B  B+R  A  A+R  AD  AD+R
  V01  profile.change                   Y  Y    Y  Y    Y   Y
  E018 notification.read                Y  Y    Y  Y    Y   Y
  V02  user.list                        N  N    N  N    Y   Y
  V03  user.invite                      N  N    N  N    Y   Y
  V03  user.withdrawInvitation          N  N    N  N    Y   Y
  V06  user.remove                      N  N    N  N    Y   Y
  V07  user.block                       N  N    N  N    Y   Y
  V07  user.unblock                     N  N    N  N    Y   Y
  V08  user.changeRole                  N  N    N  N    Y   Y
  V12  user.grantRelationshipManager    N  N    N  N    Y   Y
  V14  user.grantDeveloper              N  N    N  N    Y   Y
  C38  user.grantWorkflowAdministrator  N  N    N  N    Y   Y
  V17  organisation.create              N  N    N  N    Y   Y
  V18  organisation.delete              N  N    N  N    Y   Y
  V19  subscription.change              N  N    N  N    Y   Y
  V20  settings.change                  N  N    N  N    Y   Y
  V21  audit.readEnvironment            N  N    N  N    Y   Y
`,
  sixRoles({ ...ofUser, ...ofOrganisation('administrator') }),
);

drawn(
  '5.1 The last administrator (C-26), the anonymous proxy (R-142), a partner environment (V22)',
  `
  row  permission                     last  lastKept  proxy  partner
  V10  user.changeRole                N     Y         N      N
  V10  user.block                     N     Y         N      N
  V10  user.remove                    N     Y         Y      N
  V15  user.grantRelationshipManager  Y     Y         N      N
  V15  user.grantDeveloper            Y     Y         N      N
  V22  settings.change                Y     Y         Y      N
  V22  organisation.delete            Y     Y         Y      N
`,
  {
    last: [
      actor('administrator', true),
      { ...ofUser, ...ofOrganisation(null), isOnlyAdministrator: true, losesAdministration: true },
    ],
    lastKept: [
      actor('administrator', true),
      { ...ofUser, ...ofOrganisation(null), isOnlyAdministrator: true, losesAdministration: false },
    ],
    proxy: [actor('administrator', true), { ...ofUser, ...ofOrganisation(null), isAnonymousProxy: true }],
    partner: [
      actor('administrator', true),
      { ...ofUser, ...ofOrganisation('administrator'), environmentId: elsewhere },
    ],
  },
);

const ofRequest: RequestFacts = {
  ...ofEnvironment,
  requestId: 'request',
  state: 'pending',
  isIncoming: true,
  isSenderEntitled: true,
  becomesRelationshipManager: true,
};
const ofPartnership: PartnershipFacts = {
  ...ofEnvironment,
  partnershipId: 'partnership',
  otherEnvironmentId: elsewhere,
  otherEnvironmentName: 'Elsewhere',
};
const ofManager: ManagerFacts = {
  ...ofPartnership,
  userId: 'other',
  userName: 'Other',
  holdsRole: true,
  isConnected: true,
};

drawn(
  '5.3 Partnerships: what was asked of this environment',
  `
  row  permission              B  B+R  A  A+R  AD  AD+R
  P06  partnership.accept      N  N    N  Y    N   Y
  P08  partnership.decline     N  N    N  Y    Y   Y
  P11  authorisation.accept    N  N    N  Y    Y   Y
  P12  partnership.decline     N  N    N  Y    Y   Y
`,
  sixRoles(ofRequest),
);

drawn(
  '5.3 Partnerships: what this environment asks',
  `
  row  permission                  B  B+R  A  A+R  AD  AD+R
  P02  partnership.find            N  N    N  Y    N   Y
  P03  partnership.request         N  N    N  Y    N   Y
  P10  authorisation.request       N  N    N  Y    N   Y
  P09  partnership.withdrawRequest N  N    N  Y    Y   Y
  P09  partnership.resendRequest   N  N    N  Y    Y   Y
`,
  sixRoles({ ...ofRequest, isIncoming: false }),
);

drawn(
  '5.3 Partnerships: what is alive',
  `
  row  permission                      B  B+R  A  A+R  AD  AD+R
  P01  partnership.see                 N  Y    N  Y    Y   Y
  P13  relationshipManager.connect     N  N    N  Y    Y   Y
  P13  relationshipManager.makeContact N  N    N  Y    Y   Y
  P17  relationshipManager.disconnect  N  N    N  Y    Y   Y
  P18  partnership.end                 N  N    N  Y    Y   Y
  C17  partnership.withdrawScope       N  N    N  Y    Y   Y
  P20  access.request                  N  Y    N  Y    N   Y
`,
  sixRoles(ofManager),
);

drawn(
  '5.3 Partnerships: one that the actor is not connected to (P01)',
  `
  row  permission       B  B+R  A  A+R  AD  AD+R
  P01  partnership.see  N  N    N  Y    Y   Y
`,
  sixRoles({ ...ofPartnership, isConnected: false }),
);

drawn(
  '5.3 Partnerships: somebody without the role (P14), oneself (P17), the other side (P16)',
  `
  row  permission                      withoutRole  oneself  otherSide
  P14  relationshipManager.connect     N            N        N
  P17  relationshipManager.disconnect  Y            Y        N
`,
  {
    withoutRole: [actor('administrator', true), { ...ofManager, holdsRole: false }],
    oneself: [actor('basic', true), { ...ofManager, userId: 'me' }],
    otherSide: [actor('administrator', true), { ...ofManager, environmentId: elsewhere }],
  },
);

drawn(
  '5.3 The subscription that supports partnerships (R-061, R-062, C-06)',
  `
  row  permission             free  basicOrHigher
  P04  partnership.request    N     Y
  P02  partnership.find       N     Y
  P07  partnership.accept     N     Y
  P10  authorisation.request  N     Y
  P11  authorisation.accept   Y     Y
`,
  {
    free: [actor('administrator', true, { planHasPartnerships: false }), ofRequest],
    basicOrHigher: [actor('administrator', true), ofRequest],
  },
);

drawn(
  '5.5 Requests: whose turn it is, and in which state',
  `
  row  permission                   pending  accepted  declined  withdrawn  expired  senderLost  sender
  Q01  partnership.accept           Y        N         N         N          N        N           N
  Q01  authorisation.accept         Y        N         N         N          N        N           N
  Q03  partnership.decline          Y        N         N         N          N        Y           N
  Q04  partnership.withdrawRequest  N        N         N         N          N        N           Y
  Q05  partnership.resendRequest    N        N         N         N          N        N           Y
`,
  {
    pending: [actor('administrator', true), ofRequest],
    accepted: [actor('administrator', true), { ...ofRequest, state: 'accepted' }],
    declined: [actor('administrator', true), { ...ofRequest, state: 'declined' }],
    withdrawn: [actor('administrator', true), { ...ofRequest, state: 'withdrawn' }],
    expired: [actor('administrator', true), { ...ofRequest, state: 'expired' }],
    senderLost: [actor('administrator', true), { ...ofRequest, isSenderEntitled: false }],
    sender: [actor('administrator', true), { ...ofRequest, isIncoming: false }],
  },
);

const ofAccess = (level: Level | null): AccessRequestFacts => ({
  ...ofMember(level),
  userEnvironmentId: elsewhere,
  isExternal: true,
  partnershipId: 'partnership',
  accessRequestId: 'request',
  state: 'pending',
  askedLevel: 'member',
  organisationName: 'Organisation',
});

drawn(
  '5.3 A request for access to an organisation (P20), answered by its administrators (O10)',
  `
  row  permission      member  OA  OAwithRM  EAwithRM  ended  answered
  O10  access.accept   N       N   Y         Y         N      N
  O10  access.decline  N       Y   Y         Y         Y      N
`,
  {
    member: [actor('basic', true), ofAccess('member')],
    OA: [actor('basic'), ofAccess('administrator')],
    OAwithRM: [actor('basic', true), ofAccess('administrator')],
    EAwithRM: [actor('administrator', true), ofAccess('administrator')],
    ended: [actor('administrator', true), { ...ofAccess('administrator'), partnershipId: null }],
    answered: [actor('administrator', true), { ...ofAccess('administrator'), state: 'declined' }],
  },
);

drawn(
  '5.3 A request for access taken back by the side that made it (P20)',
  `
  row  permission       B  B+R  A  A+R  AD  AD+R
  P20  access.withdraw  N  Y    N  Y    N   Y
`,
  sixRoles({ ...ofPartnership, accessRequestId: 'request', state: 'pending' }),
);

test('P11 an administrator without the relationship manager role accepts only by taking it', () => {
  const without = { ...ofRequest, becomesRelationshipManager: false };
  expect(can('authorisation.accept', actor('administrator'), without).allowed).toBe(false);
  expect(can('authorisation.accept', actor('administrator'), ofRequest).allowed).toBe(true);
  expect(can('authorisation.accept', actor('advanced'), ofRequest).allowed).toBe(false);
});

const ofShared = (level: Level | null): SharedOrganisationFacts => ({
  ...ofOrganisation(level),
  partnershipId: 'partnership',
  otherEnvironmentName: 'Elsewhere',
  isShared: true,
});

drawn(
  '5.2 The shared list of a partnership (O19, O20)',
  `
  row  permission                       none  M  OA  OAwithRM  EA  EAwithRM  xOAwithRM
  O19  partnership.shareOrganisation    N     N  N   Y         N   Y         N
  O20  partnership.unshareOrganisation  N     N  Y   Y         Y   Y         N
`,
  {
    none: [actor('basic', true), ofShared(null)],
    M: [actor('basic', true), ofShared('member')],
    OA: [actor('basic'), ofShared('administrator')],
    OAwithRM: [actor('basic', true), ofShared('administrator')],
    EA: [actor('administrator'), ofShared('administrator')],
    EAwithRM: [actor('administrator', true), ofShared('administrator')],
    xOAwithRM: [actor('basic', true, { environmentId: elsewhere }), ofShared('administrator')],
  },
);

const failedFor = (permission: Permission): Partial<UploadFacts> =>
  permission === 'document.resend' ? { status: 'delivery_failed' } : {};

// The environment role changes nothing in these columns, except EA; each is asked with a basic user.
const onOrganisation =
  (level: Level | null, isMember: boolean, who: Actor = actor('basic')) =>
  (permission: Permission): Case => {
    const held = level === null ? null : 'full_access';
    if (permission.startsWith('document.')) {
      const document = ofDocument(
        held,
        level,
        permission === 'document.send' || permission === 'document.deleteDraft' ? draft : failedFor(permission),
      );
      return [who, { ...document, isMember }];
    }
    return [who, { ...ofMember(level), isMember }];
  };

drawn(
  '5.2 Organisation: permissions at organisation level',
  `
  row  permission                    none  M  OA  EA  S
  O01  organisation.see              N     Y  Y   Y   N
  O03  document.create               N     Y  Y   Y   N
  O04  document.send                 N     Y  Y   Y   N
  O04  document.resend               N     Y  Y   Y   N
  O05  document.changeStatus         N     Y  Y   Y   Y
  O06  document.deleteDraft          N     N  Y   Y   N
  O08  organisation.listMembers      N     Y  Y   Y   N
  O09  organisation.addMember        N     N  Y   Y   N
  O12  organisation.removeMember     N     N  Y   Y   N
  O13  organisation.changeLevel      N     N  Y   Y   N
  O14  organisation.leave            N     Y  Y   N   N
  O15  organisation.changeSettings   N     N  Y   Y   N
  O17  audit.readOrganisation        N     N  Y   Y   N
`,
  {
    none: onOrganisation(null, false),
    M: onOrganisation('member', true),
    OA: onOrganisation('administrator', true),
    EA: onOrganisation('administrator', false, actor('administrator')),
    S: (permission) =>
      permission.startsWith('document.')
        ? [actor('basic'), ofDocument('full_access', null, permission === 'document.changeStatus' ? {} : draft)]
        : [actor('basic'), ofMember(null)],
  },
);

const external = { environmentId: elsewhere };
const fromOutside =
  (level: Level, isMember: boolean, who: Actor) =>
  (permission: Permission): Case => {
    const partner = { isExternal: true, userEnvironmentId: elsewhere, partnershipId: 'partnership' };
    return permission === 'organisation.addPartnerMember'
      ? [who, { ...ofMember(level, partner), isMember }]
      : onOrganisation(level, isMember, who)(permission);
  };

drawn(
  '5.2 Organisation: to members of a partner environment, and to its connected relationship managers',
  `
  row  permission                     xM  xOA  xOAwithRM  RM
  O01  organisation.see               Y   Y    Y          Y
  O03  document.create                Y   Y    Y          Y
  O04  document.send                  Y   Y    Y          Y
  O04  document.resend                Y   Y    Y          Y
  O05  document.changeStatus          Y   Y    Y          Y
  O06  document.deleteDraft           N   Y    Y          N
  O08  organisation.listMembers       Y   Y    Y          N
  O09  organisation.addMember         N   Y    Y          N
  O10  organisation.addPartnerMember  N   N    Y          N
  O12  organisation.removeMember      N   Y    Y          N
  O13  organisation.changeLevel       N   Y    Y          N
  O14  organisation.leave             Y   Y    Y          N
  O15  organisation.changeSettings    N   N    N          N
  O17  audit.readOrganisation         N   Y    Y          N
  A04  audit.readEnvironment          N   N    N          N
`,
  {
    xM: fromOutside('member', true, actor('administrator', true, external)),
    xOA: fromOutside('administrator', true, actor('administrator', false, external)),
    xOAwithRM: fromOutside('administrator', true, actor('basic', true, external)),
    RM: fromOutside('member', false, actor('administrator', true, external)),
  },
);

describe('5.2 The two levels work independently (R-133, R-134)', () => {
  test.each(['basic', 'advanced'] as const)(
    'an organisation administrator who is %s adds and removes members, and cannot invite a user',
    (role) => {
      expect(can('organisation.addMember', actor(role), ofMember('administrator')).allowed).toBe(true);
      expect(can('organisation.removeMember', actor(role), ofMember('administrator')).allowed).toBe(true);
      expect(can('user.invite', actor(role), ofEnvironment)).toEqual({ allowed: false, missing: ['administrator'] });
    },
  );

  test('O07 nobody deletes what was sent or received, whatever the level', () => {
    for (const level of ['member', 'administrator'] as const)
      for (const status of ['sent', 'received', 'paid', 'rejected'] as const) {
        const on = ofDocument('full_access', level, { status, isCreator: true });
        expect(can('document.deleteDraft', actor('administrator'), on)).toEqual({ allowed: false, missing: ['draft'] });
        expect(can('document.withdrawUpload', actor('administrator'), on)).toEqual({
          allowed: false,
          missing: ['untouched_upload'],
        });
      }
  });

  test('C-33 a draft is deleted by whoever made it and is still a member, and by the organisation’s administrators', () => {
    const made = { ...draft, isCreator: true };
    expect(can('document.deleteDraft', actor('basic'), ofDocument('full_access', 'member', made)).allowed).toBe(true);
    expect(can('document.deleteDraft', actor('basic'), ofDocument('full_access', null, made)).allowed).toBe(false);
    expect(
      can(
        'document.withdrawUpload',
        actor('basic'),
        ofDocument('full_access', 'member', { isCreator: true, isUntouchedUpload: true }),
      ).allowed,
    ).toBe(true);
    expect(
      can('document.withdrawUpload', actor('basic'), ofDocument('full_access', 'member', { isUntouchedUpload: true }))
        .allowed,
    ).toBe(false);
  });

  test('O10 a partner’s user is added by an administrator of the organisation who is relationship manager, through an active partnership', () => {
    const partner = (partnershipId: string | null) =>
      ofMember('administrator', { isExternal: true, userEnvironmentId: elsewhere, partnershipId });
    expect(can('organisation.addPartnerMember', actor('basic', true), partner('live')).allowed).toBe(true);
    expect(can('organisation.addPartnerMember', actor('basic'), partner('live'))).toEqual({
      allowed: false,
      missing: ['relationship_manager'],
    });
    expect(can('organisation.addPartnerMember', actor('administrator', true), partner(null))).toEqual({
      allowed: false,
      missing: ['active_partnership'],
    });
    expect(can('organisation.addMember', actor('administrator', true), partner('live'))).toEqual({
      allowed: false,
      missing: ['colleague'],
    });
  });

  test('O12³ an external administrator leaves the owner’s last administrator in place; O15⁵ and has no say over settings', () => {
    const outsider = actor('administrator', true, external);
    const last = ofMember('administrator', { isLastOwnAdministrator: true, memberLevel: 'administrator' });
    expect(can('organisation.removeMember', outsider, last)).toEqual({
      allowed: false,
      missing: ['owners_administrator'],
    });
    expect(can('organisation.changeLevel', outsider, last)).toEqual({
      allowed: false,
      missing: ['owners_administrator'],
    });
    expect(can('organisation.removeMember', actor('basic'), last).allowed).toBe(true);
    expect(can('organisation.changeSettings', outsider, ofOrganisation('administrator'))).toEqual({
      allowed: false,
      missing: ['own_environment'],
    });
  });
});

const recipient = (kind: Recipient['kind'], where: 'in' | 'out' | 'stranger'): Recipient => ({
  principalId: 'recipient',
  kind,
  groupType: null,
  name: 'Recipient',
  environmentId: where === 'in' ? home : elsewhere,
  environmentName: where,
  partnershipId: where === 'out' ? 'live' : null,
  isOutside: where !== 'in',
});
const sharing = (who: Actor, held: Access | null, level: Level | null) => {
  const to = (kind: Recipient['kind'], where: 'in' | 'out' | 'stranger'): Case => [
    who,
    { ...ofDocument(held, level), recipients: [recipient(kind, where)] } satisfies ShareFacts,
  ];
  return {
    userIn: to('user', 'in'),
    groupIn: to('group', 'in'),
    organisationIn: to('organisation', 'in'),
    userOut: to('user', 'out'),
    partnerGroup: to('group', 'out'),
    organisationOut: to('organisation', 'out'),
    stranger: to('user', 'stranger'),
  };
};
const shareHead =
  'row  permission      userIn  groupIn  organisationIn  userOut  partnerGroup  organisationOut  stranger';
const shareRows: [name: string, who: Actor, held: Access | null, level: Level | null, answers: string][] = [
  ['H01 nothing', actor('administrator', true), null, null, 'N N N N N N N'],
  ['H02 Read only', actor('administrator', true), 'read_only', null, 'N N N N N N N'],
  ['H03 Can edit', actor('administrator', true), 'can_edit', null, 'N N N N N N N'],
  ['H04 Full access, not RM', actor('advanced'), 'full_access', null, 'Y Y Y N N N N'],
  ['H05 Full access, RM, basic', actor('basic', true), 'full_access', null, 'Y Y Y Y Y Y N'],
  ['H05 Full access, RM, advanced', actor('advanced', true), 'full_access', null, 'Y Y Y Y Y Y N'],
  ['H05 Full access, RM, administrator', actor('administrator', true), 'full_access', null, 'Y Y Y Y Y Y N'],
  ['H06 Member (implicit Full), not RM', actor('basic'), 'full_access', 'member', 'Y Y Y N N N N'],
  ['H07 Member, RM', actor('basic', true), 'full_access', 'member', 'Y Y Y Y Y Y N'],
  [
    'H10 environment administrator, no membership',
    actor('administrator'),
    'full_access',
    'administrator',
    'Y Y Y N N N N',
  ],
  ['H10 the same, RM', actor('administrator', true), 'full_access', 'administrator', 'Y Y Y Y Y Y N'],
];
for (const [name, who, held, level, answers] of shareRows)
  drawn(
    `5.7 Making a share: ${name}`,
    `${shareHead}\n ${name.split(' ')[0]} document.share ${answers}`,
    sharing(who, held, level),
  );

/** What somebody of a partner environment holds by a share of full access, and with whom they share on (notes 10 and 11). */
const sharingFromOutside = (isRelationshipManager: boolean) => {
  const to = (environmentId: string, partnershipId: string | null, isOutside: boolean): Case => [
    actor('administrator', isRelationshipManager, external),
    {
      ...ofDocument('full_access'),
      recipients: [{ ...recipient('user', 'in'), environmentId, partnershipId, isOutside }],
    } satisfies ShareFacts,
  ];
  return {
    ownUser: to(elsewhere, 'live', false),
    ownersUser: to(home, null, false),
    ownersPartner: to('a-third', 'live', true),
    notOwnersPartner: to('a-third', null, true),
  };
};
for (const [number, isRelationshipManager, answers] of [
  ['H08', false, 'Y Y N N'],
  ['H09', true, 'Y Y Y N'],
] as const)
  drawn(
    `5.7 Making a share: ${number} external with Full access`,
    `row permission ownUser ownersUser ownersPartner notOwnersPartner\n ${number} document.share ${answers}`,
    sharingFromOutside(isRelationshipManager),
  );

const ofGroup = (more: Partial<GroupMemberFacts> = {}): GroupMemberFacts => ({
  ...ofEnvironment,
  groupId: 'group',
  groupType: 'environment',
  isMember: false,
  isOwner: false,
  isConnected: false,
  name: 'Group',
  userId: 'other',
  userName: 'Other',
  userEnvironmentId: home,
  fits: true,
  isSeated: true,
  ...more,
});
const ofNewGroup = (groupType: NewGroupFacts['groupType'], more: Partial<NewGroupFacts> = {}): NewGroupFacts => ({
  ...ofEnvironment,
  groupType,
  partnershipId: groupType === 'partner' ? 'partnership' : null,
  people: [],
  isForEverybody: true,
  ...more,
});
const foreign = { environmentId: elsewhere };

drawn(
  '5.9 Groups: making one',
  `
  row  permission    B  B+R  A  A+R  AD  AD+R
  G06  group.create  Y  Y    Y  Y    Y   Y
`,
  sixRoles(ofNewGroup('environment')),
);
drawn(
  '5.9 Groups: a public one',
  `row permission B B+R A A+R AD AD+R\n G07 group.create N N Y Y Y Y`,
  sixRoles(ofNewGroup('public')),
);
drawn(
  '5.9 Groups: a partner group, partnership active',
  `row permission B B+R A A+R AD AD+R\n G08 group.create N N Y Y Y Y`,
  sixRoles(ofNewGroup('partner')),
);
drawn(
  '5.9 Groups: a partner group, partnership not active',
  `row permission B B+R A A+R AD AD+R\n G09 group.create N N N N N N`,
  sixRoles(ofNewGroup('partner', { partnershipId: null })),
);
drawn(
  '5.9 Groups: people who do not fit: a partner’s in an environment group (G10), of a third environment in a partner group (G11)',
  `
  row  permission       B  B+R  A  A+R  AD  AD+R
  G10  group.addMember  N  N    N  N    N   N
`,
  sixRoles(ofGroup({ isOwner: true, userEnvironmentId: elsewhere, fits: false })),
);
drawn(
  '5.9 Groups: the same while it is made',
  `row permission B B+R A A+R AD AD+R\n G10 group.create N N N N N N`,
  sixRoles(ofNewGroup('environment', { isForEverybody: false })),
);

drawn(
  '5.9 Groups: one’s own',
  `
  row  permission          B  B+R  A  A+R  AD  AD+R
  G01  group.see           Y  Y    Y  Y    Y   Y
  G01  group.seeMembers    Y  Y    Y  Y    Y   Y
  G12  group.addMember     Y  Y    Y  Y    Y   Y
  G12  group.removeMember  Y  Y    Y  Y    Y   Y
  C47  group.own           Y  Y    Y  Y    Y   Y
  G14  group.delete        Y  Y    Y  Y    Y   Y
  G29  group.change        Y  Y    Y  Y    Y   Y
  G17  group.leave         Y  Y    Y  Y    Y   Y
`,
  sixRoles(ofGroup({ isOwner: true, isMember: true })),
);
drawn(
  '5.9 Groups: another’s, in the own environment',
  `
  row  permission          B  B+R  A  A+R  AD  AD+R
  G01  group.see           Y  Y    Y  Y    Y   Y
  G13  group.addMember     N  N    N  N    Y   Y
  G13  group.removeMember  N  N    N  N    Y   Y
  C47  group.own           N  N    N  N    Y   Y
  G14  group.delete        N  N    N  N    Y   Y
  G29  group.change        N  N    N  N    Y   Y
  G17  group.leave         N  N    N  N    N   N
`,
  sixRoles(ofGroup()),
);
drawn(
  '5.9 Groups: another environment’s group',
  `
  row  permission          B  B+R  A  A+R  AD  AD+R
  G02  group.see           N  N    N  N    N   N
  G02  group.seeMembers    N  N    N  N    N   N
  G12  group.addMember     N  N    N  N    N   N
  G14  group.delete        N  N    N  N    N   N
`,
  sixRoles(ofGroup(foreign)),
);
drawn(
  '5.9 Groups: another environment’s public group',
  `
  row  permission          B  B+R  A  A+R  AD  AD+R
  G03  group.see           Y  Y    Y  Y    Y   Y
  G04  group.seeMembers    N  N    N  N    N   N
  G13  group.addMember     N  N    N  N    N   N
  G14  group.delete        N  N    N  N    N   N
  G29  group.change        N  N    N  N    N   N
`,
  sixRoles(ofGroup({ ...foreign, groupType: 'public' })),
);
drawn(
  '5.9 Groups: a partner group of the environment (G05, note 14), and what its sides may do with whose people (G12, C-10)',
  `
  row  permission          unrelated  member  owner  connected  AD  otherOwner  otherOwnersPartner  otherAD  otherMember
  G05  group.see           N          Y       Y      Y          Y   Y           Y                   Y        Y
  G05  group.seeMembers    N          Y       Y      Y          Y   Y           Y                   Y        Y
  G12  group.addMember     N          N       Y      N          Y   Y           N                   Y        N
  G12  group.removeMember  N          N       Y      N          Y   Y           N                   Y        N
  C47  group.own           N          N       Y      N          Y   Y           N                   Y        N
  G14  group.delete        N          N       Y      N          Y   N           N                   N        N
  G29  group.change        N          N       Y      N          Y   N           N                   N        N
  G17  group.leave         N          Y       Y      N          N   Y           Y                   N        Y
`,
  (() => {
    const partner = (more: Partial<GroupMemberFacts> = {}) => ofGroup({ groupType: 'partner', ...more });
    // The other side's people look at a group of `elsewhere`; those they act on are their own, but in one column.
    const other = (more: Partial<GroupMemberFacts> = {}) => partner({ ...foreign, ...more });
    return {
      unrelated: [actor('advanced'), partner()] satisfies Case,
      member: [actor('basic'), partner({ isMember: true })] satisfies Case,
      owner: [actor('basic'), partner({ isMember: true, isOwner: true, userEnvironmentId: elsewhere })] satisfies Case,
      connected: [actor('basic', true), partner({ isConnected: true })] satisfies Case,
      AD: [actor('administrator'), partner({ userEnvironmentId: elsewhere })] satisfies Case,
      otherOwner: [actor('basic'), other({ isMember: true, isOwner: true })] satisfies Case,
      otherOwnersPartner: [
        actor('basic'),
        other({ isMember: true, isOwner: true, userEnvironmentId: elsewhere }),
      ] satisfies Case,
      otherAD: [actor('administrator'), other()] satisfies Case,
      otherMember: [actor('basic'), other({ isMember: true })] satisfies Case,
    };
  })(),
);

test('5.9 a refusal names what is missing: the role, the partnership, the people (N-13)', () => {
  expect(can('group.create', actor('basic'), ofNewGroup('partner', { partnershipId: null }))).toEqual({
    allowed: false,
    missing: ['advanced_user_for_group', 'partnership_for_group'],
  });
  expect(can('group.create', actor('basic'), ofNewGroup('environment', { isForEverybody: false }))).toEqual({
    allowed: false,
    missing: ['people_of_group'],
  });
  expect(can('group.delete', actor('advanced'), ofGroup())).toEqual({ allowed: false, missing: ['group_owner'] });
});

drawn(
  '5.4 Partnerships: a partner group in each state (S10)',
  `
  row  permission    none  pending  active  ended
  S10  group.create  N     N        Y       N
`,
  {
    none: [actor('advanced'), ofNewGroup('partner', { partnershipId: null })],
    pending: [actor('advanced'), ofNewGroup('partner', { partnershipId: null })],
    active: [actor('advanced'), ofNewGroup('partner')],
    ended: [actor('advanced'), ofNewGroup('partner', { partnershipId: null })],
  },
);

const shareLevels = (on: (held: Access | null) => UploadFacts): Record<string, Case> => ({
  none: [actor('basic'), on(null)],
  ReadOnly: [actor('basic'), on('read_only')],
  CanEdit: [actor('basic'), on('can_edit')],
  FullAccess: [actor('basic'), on('full_access')],
});

drawn(
  '5.8 What each share level allows',
  `
  row  permission             none  ReadOnly  CanEdit  FullAccess
  L01  document.open          N     Y         Y        Y
  L02  document.seeAccess     N     N         N        Y
  L03  document.comment       N     N         Y        Y
  L03  document.label         N     N         Y        Y
  L04  document.changeStatus  N     N         Y        Y
  L06  document.editDraft     N     N         N        N
  L10  document.send          N     N         N        N
  L11  document.deleteDraft   N     N         N        N
  L11  document.withdrawUpload N    N         N        N
`,
  shareLevels((held) => ofDocument(held, null, { isUntouchedUpload: true })),
);

drawn(
  '5.8 The same of a draft',
  `
  row  permission             none  ReadOnly  CanEdit  FullAccess
  L05  document.editDraft     N     N         Y        Y
  L10  document.send          N     N         N        N
  L11  document.deleteDraft   N     N         N        N
`,
  shareLevels((held) => ofDocument(held, null, draft)),
);

describe('5.8 A share that exists', () => {
  const given = (more: Partial<GivenShareFacts>): GivenShareFacts => ({
    ...ofDocument('full_access'),
    shareId: 'share',
    isGiver: false,
    isRecipient: false,
    recipientName: 'Other',
    ...more,
  });
  test('L08 whoever made it, with Full access, changes and withdraws it', () => {
    expect(can('share.change', actor('basic'), given({ isGiver: true })).allowed).toBe(true);
    expect(can('share.withdraw', actor('basic'), given({ isGiver: true })).allowed).toBe(true);
    expect(can('share.change', actor('basic'), given({ isGiver: true, held: 'can_edit' })).allowed).toBe(false);
    expect(can('share.withdraw', actor('basic'), given({ isGiver: true, held: 'can_edit' })).allowed).toBe(false);
  });
  test('L09 nobody changes another’s; members of the owning organisation withdraw any¹²', () => {
    expect(can('share.change', actor('basic'), given({}))).toEqual({ allowed: false, missing: ['giver'] });
    expect(can('share.withdraw', actor('basic'), given({}))).toEqual({ allowed: false, missing: ['giver_or_member'] });
    expect(can('share.withdraw', actor('basic'), given({ level: 'member' })).allowed).toBe(true);
  });
  test('L12 the recipient gives it up', () => {
    expect(can('share.leave', actor('basic'), given({ isRecipient: true, held: 'read_only' })).allowed).toBe(true);
    expect(can('share.leave', actor('basic'), given({}))).toEqual({ allowed: false, missing: ['recipient'] });
  });
});

const onStart = (more: Partial<StartFacts> = {}): StartFacts => ({
  ...ofDocument('full_access', 'member'),
  isMember: true,
  hasWorkflowEngine: true,
  isRunning: false,
  ...more,
});

drawn(
  '5.10 Who looks after workflows',
  `
  row  permission         B  B+R  A  A+R  AD  AD+R  WA
  C38  workflow.see       N  N    N  N    Y   Y     Y
  W02  workflow.create    N  N    N  N    Y   Y     Y
  W02  workflow.define    N  N    N  N    Y   Y     Y
  W02  workflow.publish   N  N    N  N    Y   Y     Y
  W02  workflow.pause     N  N    N  N    Y   Y     Y
  W07  task.reassign      N  N    N  N    Y   Y     Y
  C12  task.confirm       N  N    N  N    Y   Y     Y
  E074 workflow.restart   N  N    N  N    Y   Y     Y
`,
  Object.fromEntries(
    [
      ...Object.entries(sixRoles(null)).map(([column, [who]]) => [column, who] as const),
      ['WA', actor('basic', false, { isWorkflowAdministrator: true })] as const,
    ].map(([column, who]) => [
      column,
      [
        { ...who, hasWorkflowEngine: true },
        { ...ofTask(), workflowId: 'workflow' },
      ],
    ]),
  ),
);

drawn(
  '5.2 O18 Who starts a workflow by hand, and 5.10 W01 where',
  `
  row  permission      none  M  OA  EA  xM  RM  S  noAddOn  draft  sent  twin  running
  O18  workflow.start  N     Y  Y   Y   Y   N   N  N        N      N     N     N
`,
  {
    none: [actor('basic'), onStart({ isMember: false, level: null })],
    M: [actor('basic'), onStart()],
    OA: [actor('basic'), onStart({ level: 'administrator' })],
    EA: [actor('administrator'), onStart({ isMember: false, level: 'administrator' })],
    xM: [actor('basic', false, { environmentId: elsewhere }), onStart()],
    RM: [actor('basic', true, { environmentId: elsewhere }), onStart({ isMember: false })],
    S: [actor('basic'), onStart({ isMember: false, level: null })],
    noAddOn: [actor('basic'), onStart({ hasWorkflowEngine: false })],
    draft: [actor('basic'), onStart({ status: 'draft', box: 'documents' })],
    sent: [actor('basic'), onStart({ status: 'sent', box: 'inbox_out' })],
    twin: [actor('basic'), onStart({ status: 'duplicate' })],
    running: [actor('basic'), onStart({ isRunning: true })],
  },
);

const onTask = (more: Partial<DelegationFacts>): Case => [
  actor('basic'),
  { ...ofTask(), isHolder: false, awaitsConfirmation: false, ...more },
];

drawn(
  '5.10, 5.11 A task',
  `
  row  permission         nobody  holder  creator  delegate  delegator
  W05  task.decide        N       Y       N        Y         N
  D01  task.delegate      N       Y       N        Y         N
  D10  task.delegateBack  N       N       N        Y         N
  D14  task.recall        N       N       N        N         Y
`,
  {
    nobody: onTask({}),
    holder: onTask({ isHolder: true }),
    creator: onTask({ isExcluded: true }),
    delegate: onTask({ isHolder: true, isDelegate: true }),
    delegator: onTask({ isDelegator: true }),
  },
);

drawn(
  '5.11 To whom it is delegated',
  `
  row  permission     colleague  partner  noPartnership  noAddOn  colleagueNoAddOn  third
  D0x  task.delegate  Y          Y        N              N        Y                 N
`,
  {
    colleague: onTask({ isHolder: true }),
    partner: onTask({ isHolder: true, reach: 'partner', partnershipId: 'partnership' }),
    noPartnership: onTask({ isHolder: true, reach: 'partner' }),
    noAddOn: onTask({ isHolder: true, reach: 'partner', partnershipId: 'partnership', hasWorkflowEngine: false }),
    colleagueNoAddOn: onTask({ isHolder: true, hasWorkflowEngine: false }),
    third: onTask({ isHolder: true, reach: 'nowhere', partnershipId: 'partnership' }),
  },
);

test('N-10 who is excluded decides nothing, whatever seat they have', () => {
  expect(can('task.decide', actor('basic'), { ...ofTask(), isHolder: true, isExcluded: true })).toEqual({
    allowed: false,
    missing: ['not_excluded'],
  });
});

test('C-12 whoever looks after workflows confirms only what waits for it, and not as the document’s creator', () => {
  const administrator = actor('administrator');
  expect(can('task.confirm', administrator, { ...ofTask(), awaitsConfirmation: false })).toEqual({
    allowed: false,
    missing: ['awaits_confirmation'],
  });
  expect(can('task.confirm', administrator, { ...ofTask(), isExcluded: true })).toEqual({
    allowed: false,
    missing: ['not_excluded'],
  });
});

drawn(
  '5.13 Audit log',
  `
  row  permission              B  B+R  A  A+R  AD  AD+R
  A01  audit.readEnvironment   N  N    N  N    Y   Y
`,
  sixRoles(ofEnvironment),
);

drawn(
  '5.13 Audit log of an organisation',
  `
  row  permission              none  M  OA  EA
  A02  audit.readOrganisation  N     N  Y   Y
`,
  {
    none: onOrganisation(null, false),
    M: onOrganisation('member', true),
    OA: onOrganisation('administrator', true),
    EA: onOrganisation('administrator', false, actor('administrator')),
  },
);

test('every row of the policy is drawn in one of these tables or scenes', async () => {
  const { readFileSync } = await import('node:fs');
  const drawnHere = readFileSync(new URL(import.meta.url), 'utf8');
  expect(Object.keys(policy).filter((permission) => !drawnHere.includes(permission))).toEqual([]);
});
