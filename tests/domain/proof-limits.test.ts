import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asOwner } from '@/db/seed/owner';
import type { FormAction } from '@/lib/policy/outcome';
import { actAs, actAsNobody, type Form, post } from '../acting';
import { everyAction, type Found } from '../proof/fuzz/actions';
import { giveDocument, makeWorld, organisation } from '../world';

// How often what is costly or can be guessed may be tried, counted in PostgreSQL (D-26): of every action and every handler, a limit or the reason why there is none.

const at = (file: string, ...names: string[]) => names.map((name) => `app/${file}/actions.ts#${name}`);

/** What a limit counts: its name in the table `rate_limits`, before the first colon. */
const limited: Record<string, string[]> = {
  mail_network: [
    ...at('(public)/sign-in', 'sendLink', 'sendAgain', 'sendAgainByLink'),
    ...at('(public)/invitation', 'proveAddress'),
    ...at('(public)/request', 'sendCode'),
  ],
  code_network: [
    ...at('(public)/sign-in', 'enterCode'),
    ...at('(public)/request', 'acceptAsNewClient', 'joinBeforeAccepting', 'declineAsNewClient'),
  ],
  invitation_wanted: at('(public)/invitation', 'askForNew'),
  asked: at('(public)/request', 'askForMissing', 'askForNew'),
  invite_environment: at('(portal)/environment/users/invite', 'inviteUser', 'resendInvitation'),
  authorisation_environment: at(
    '(portal)/partners/authorisation-requests',
    'requestAuthorisation',
    'requestAuthorisations',
  ),
  request_environment: [
    ...at('(portal)/partners/find', 'sendRelationshipRequest'),
    ...at('(portal)/partners/requests', 'renewRelationshipRequest'),
  ],
  request_resent: at('(portal)/partners/requests', 'resendRequest', 'remindOfRequest'),
  groups_made: at('(portal)/groups', 'createGroup'),
  comments: at('(portal)/documents/[documentId]', 'addComment'),
  documents_sent: at('(portal)/invoices', 'sendDraft', 'resendDocument'),
};

/** Why the others need none. */
const unlimited: Record<string, string[]> = {
  'only to one’s own person, in a row that is there already': [
    ...at(
      '(portal)/profile',
      'changeName',
      'changeLanguage',
      'changeTheme',
      'changeShortcuts',
      'changeMailing',
      'endSession',
      'endOtherSessions',
    ),
    ...at('(portal)/notifications', 'markRead', 'markAllRead'),
    ...at('(public)/sign-out', 'signOut'),
  ],
  'asks for 256 random bits, or for an address that was confirmed in this browser by a counted code': [
    ...at('(public)/sign-in', 'confirmLink'),
    ...at('(public)/sign-up', 'createEnvironment', 'joinEnvironment'),
    ...at('(public)/invitation', 'accept', 'decline'),
  ],
  'in a demonstration alone, and for its cast': at('(public)/sign-in', 'continueAsPerson'),
  'moves a row that is there from one state to another: done again it finds nothing to do': [
    ...at('(public)/request', 'acceptRelationshipHere', 'acceptAuthorisationHere', 'declineHere', 'takeRoleHere'),
    ...at(
      '(portal)/partners/requests',
      'acceptRelationshipRequest',
      'acceptAuthorisationRequest',
      'declineRequest',
      'withdrawRequest',
    ),
    ...at('(portal)/inbox/in/requests', 'acceptAccessRequests', 'declineAccessRequest'),
    ...at('(portal)/partners/add-members', 'withdrawAccessRequest'),
    ...at('(portal)/environment/users/invite', 'withdrawInvitation'),
    ...at(
      '(portal)/tasks',
      'decideTask',
      'delegateTask',
      'delegateBack',
      'recallTask',
      'reassignTask',
      'confirmTask',
      'restartWorkflow',
    ),
    ...at('(portal)/documents', 'markRead', 'withdrawUpload', 'markAsOriginal'),
    ...at(
      '(portal)/documents/[documentId]',
      'changeShare',
      'withdrawShare',
      'leaveShare',
      'removeLabel',
      'changeStatus',
    ),
    ...at('(portal)/invoices', 'removeAttachment', 'deleteDraft'),
    ...at('(portal)/workflows', 'publishWorkflow', 'pauseWorkflow'),
  ],
  'needs a right over people or things of one’s own environment, and every change stands in the audit log': [
    ...at(
      '(portal)/environment/users/[userId]',
      'changeRole',
      'setRelationshipManager',
      'setDeveloper',
      'setWorkflowAdministrator',
      'blockUser',
      'unblockUser',
      'removeUser',
      'addToOrganisations',
    ),
    ...at('(portal)/environment/settings', 'changeEnvironmentSettings'),
    ...at('(portal)/environment/subscription', 'changeSubscription'),
    ...at(
      '(portal)/environment/organisations/[organisationId]',
      'addMembers',
      'changeLevel',
      'removeMember',
      'leaveOrganisation',
      'changeSettings',
      'deleteOrganisation',
    ),
    ...at(
      '(portal)/partners',
      'endPartnership',
      'withdrawScope',
      'connectManager',
      'connectToSeveral',
      'makeContact',
      'disconnectManager',
      'shareOrganisation',
      'unshareOrganisation',
    ),
    ...at('(portal)/partners/[partnershipId]', 'addPartnerMembers'),
    ...at(
      '(portal)/groups/[groupId]',
      'addGroupMembers',
      'removeGroupMember',
      'setGroupOwner',
      'changeGroup',
      'leaveGroup',
      'deleteGroup',
    ),
  ],
  'its number is bounded otherwise: by the subscription, by the sizes of its lists, by one row for each pair': [
    ...at('(portal)/environment/organisations', 'createOrganisation'),
    ...at('(portal)/partners/add-members', 'addMembersToPartners'),
    ...at('(portal)/documents/[documentId]', 'shareDocuments', 'addLabel'),
    ...at('(portal)/workflows', 'createWorkflow', 'saveWorkflow', 'startWorkflow'),
    ...at('(portal)/invoices', 'createDraft', 'saveDraft'),
  ],
};

let actions: Found[];
let documentId: string;
beforeAll(async () => {
  await makeWorld();
  actions = await everyAction();
  documentId = await giveDocument('bakkerij');
  // From now on the limit that is named in this table has been reached, for everybody.
  await asOwner(async (tx) => {
    await tx.execute(sql`create table proof_reached (name text)`);
    await tx.execute(sql`create function proof_reach() returns trigger language plpgsql security definer as $$
      begin
        if exists (select from proof_reached where new.key like name || ':%') then new.count := 32000; end if;
        return new;
      end $$`);
    await tx.execute(
      sql`create trigger proof_reach before insert or update on rate_limits for each row execute function proof_reach()`,
    );
  });
});

const reach = (name: string | null) =>
  asOwner(async (tx) => {
    await tx.execute(sql`delete from proof_reached`);
    await tx.execute(sql`delete from rate_limits`);
    if (name) await tx.execute(sql`insert into proof_reached values (${name})`);
  });
beforeEach(() => reach(null));

test('every action has a limit, or a reason why it has none, and only one of the two', () => {
  const listed = [...Object.values(limited), ...Object.values(unlimited)].flat();
  expect(listed.toSorted()).toEqual(actions.map(({ name }) => name).toSorted());
  expect(new Set(listed).size).toBe(listed.length);
});

test('a limit is counted wherever the list says that it is', () => {
  const counted = ['app', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        [...readFileSync(path.join(folder, file), 'utf8').matchAll(/countAttempt\(tx, \{ name: '(\w+)'/g)].map(
          ([, name]) => name!,
        ),
      ),
  );
  const doors = ['mail', 'code', 'invitation', 'token'];
  const known = [...Object.keys(limited).map((name) => name.replace(/_network$/, '')), 'invite_address'];
  expect(counted.filter((name) => !known.includes(name))).toEqual([]);
  for (const name of Object.keys(limited)) expect([...counted, ...doors]).toContain(name.replace(/_network$/, ''));
});

/** An act that reaches its count, and who does it. */
const acts: [string, string, string | null, () => Form | Promise<Form>][] = [
  ['mail_network', 'sendLink', null, () => ({ email: 'somebody@somewhere.example' })],
  ['mail_address', 'sendLink', null, () => ({ email: 'somebody@somewhere.example' })],
  ['invite_environment', 'inviteUser', 'anna', () => ({ emails: 'new@somewhere.example', role: 'basic' })],
  ['invite_address', 'inviteUser', 'anna', () => ({ emails: 'new2@somewhere.example', role: 'basic' })],
  [
    'authorisation_environment',
    'requestAuthorisation',
    'anna',
    () => ({ clientName: 'Jan', email: 'jan@client.example', organisationName: 'Jan BV' }),
  ],
  [
    'invite_address',
    'requestAuthorisation',
    'anna',
    () => ({ clientName: 'Jan', email: 'jan2@client.example', organisationName: 'Jan BV' }),
  ],
  ['request_environment', 'sendRelationshipRequest', 'olaf', () => ({ organisationId: organisation('bakkerij') })],
  ['groups_made', 'createGroup', 'anna', () => ({ name: `A group ${Math.random()}` })],
  ['comments', 'addComment', 'hanna', () => ({ documentId, body: 'A word' })],
];

describe('once a limit is reached, nothing is done', () => {
  test.each(acts)('%s: %s as %s', async (limit, action, who, form) => {
    const act = actions.find(({ name }) => name.endsWith(`#${action}`))!.act as unknown as FormAction;
    if (who) await actAs(who);
    else actAsNobody();
    const values = await form();
    await reach(limit);
    expect(await post(act, values)).toMatchObject({ code: 'rate_limited', retryAfterSeconds: expect.any(Number) });
    await reach('another_limit');
    expect((await post(act, values)).code).toBe('ok');
  });
});

/** Handlers that count nothing, and why. */
const uncounted: Record<string, string> = {
  'api/auth/[...nextauth]': 'opens one’s own link, which asking for was counted',
  'api/health/live': 'answers without looking at anything',
  'api/health/ready': 'one short question',
  'dev/mail/[mailId]/paper': 'in a demonstration alone',
  '(portal)/documents/[documentId]/access': 'the page’s own list of a document one may open',
  '(portal)/documents/[documentId]/attachments/[number]': 'one stored file, found by its key',
  '(portal)/documents/[documentId]/attachments/[number]/preview':
    'one stored file, found by its key, and a PDF looked into in a thread with limits of its own',
  '(portal)/documents/[documentId]/file': 'one stored file, found by its key',
  '(portal)/documents/[documentId]/preview':
    'one stored file, found by its key, and a PDF looked into in a thread with limits of its own',
  '(portal)/documents/starting': 'a hundred ids at most',
  '(portal)/notifications/here': 'one row',
};

/** What counts: by itself, or by what all handlers of its kind go through. */
const counts =
  /refuseOveruse\(|countUse\(|listAsked\(|attachToDraft\(|answerExport\(|findRecipients\(|listRecipients\(/;

test('every handler counts its use, or has a reason not to', () => {
  const routes = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('/route.ts'));
  const silent = routes.filter((file) => !counts.test(readFileSync(path.join('app', file), 'utf8')));
  expect(silent.map((file) => file.replace('/route.ts', '')).toSorted()).toEqual(Object.keys(uncounted).toSorted());
});
