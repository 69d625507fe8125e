import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as access } from '@/app/(portal)/documents/[documentId]/access/route';
import { changeShare, withdrawShare } from '@/app/(portal)/documents/[documentId]/actions';
import { historyLine, historyNote } from '@/app/(portal)/documents/[documentId]/history-words';
import { GET as exportLog } from '@/app/(portal)/environment/audit/export/route';
import { GET as exportOrganisationLog } from '@/app/(portal)/environment/organisations/[organisationId]/audit/export/route';
import { organisationMembers } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { Access } from '@/db/vocabulary';
import { findActivity } from '@/lib/documents/activity/queries';
import { findAccess } from '@/lib/shares/queries';
import { actAs, post } from '../acting';
import { currentRequest } from '../setup/request';
import { actor, giveGroup, givePartnership, sharesOf, shareWith, sitIn } from '../sharing';
import { environment, giveDocument, makeWorld, organisation, person } from '../world';

// An environment group is seen from another environment as "a group of Bakkerij Jansen", never by its name (C-50, R-190):
// in the list of who has access, in what hangs on a share, in the document's history, in every log and in every answer.

const secret = 'Secret takeover group';
const partners = 'Silent partners group';
let group: string;
let partnersGroup: string;
let document: string;

beforeAll(async () => {
  await makeWorld();
  const partnershipId = await givePartnership('jansen', 'deboer');
  for (const [who, organisationKey, level] of [
    ['chris', 'vastgoed', 'member'],
    ['bram', 'vastgoed', 'administrator'],
  ] as const)
    await asOwner((tx) =>
      tx.insert(organisationMembers).values({
        userId: person(who).userId,
        organisationId: organisation(organisationKey),
        environmentId: environment('jansen'),
        userEnvironmentId: environment('deboer'),
        partnershipId,
        level,
      }),
    );
  group = await giveGroup('jansen', 'environment', secret);
  await sitIn('hanna', group);
  partnersGroup = await giveGroup('deboer', 'environment', partners);
});
beforeEach(async () => {
  currentRequest().language = 'en';
  document = await giveDocument('vastgoed', { number: 'V-1' });
  await share('fatima', group, 'full_access');
  await share('hanna', person('gijs').userId, 'full_access');
});

const share = (who: string, principalId: string, level: Access) => shareWith(who, document, { principalId }, level);

async function look(who: string): Promise<string> {
  await actAs(who);
  const response = await access(new Request('http://localhost'), { params: Promise.resolve({ documentId: document }) });
  return JSON.stringify([await response.json(), await findAccess(await actor(who), document)]);
}

async function history(who: string): Promise<string[]> {
  const reader = await actor(who);
  const { history: events } = (await findActivity(reader, document))!;
  expect(who === 'fatima' || !JSON.stringify(events).includes(secret)).toBe(true);
  const told = await Promise.all(
    events.map(async (event) => `${await historyLine(reader, event)} ${(await historyNote(event)) ?? ''}`.trim()),
  );
  return told.filter((line) => !line.includes('opened'));
}

async function logOf(who: string, organisationId?: string): Promise<string> {
  await actAs(who);
  const request = new Request('http://localhost/export?format=json');
  const response = organisationId
    ? await exportOrganisationLog(request, { params: Promise.resolve({ organisationId }) })
    : await exportLog(request);
  expect(response.status).toBe(200);
  return response.text();
}

describe('an environment group', () => {
  test('is named in the list of who has access for its own environment alone', async () => {
    expect(await look('fatima')).toContain(secret);
    const elsewhere = await look('chris');
    expect(elsewhere).not.toContain(secret);
    expect(elsewhere).toContain('"name":"A group of Bakkerij Jansen"');
    expect(elsewhere).toContain('passed on from what a group of Bakkerij Jansen got');
  });

  test('is not named among what goes with a share', async () => {
    await share('fatima', person('hanna').userId, 'full_access');
    await share('gijs', group, 'read_only');
    const elsewhere = await look('chris');
    expect(elsewhere).not.toContain(secret);
    expect(elsewhere).toMatch(/goes too: [^"]*a group of Bakkerij Jansen/);
  });

  test('is told as a group in the history, and by its name at home', async () => {
    expect((await history('fatima')).at(-1)).toBe(`Fatima Jansen shared it with ${secret} (“Full access”).`);
    expect((await history('chris')).at(-1)).toBe(
      'Fatima Jansen (Bakkerij Jansen) shared it with a group of Bakkerij Jansen (“Full access”).',
    );
  });

  test('is not named to whoever takes its access away from elsewhere, nor in that one’s log', async () => {
    const [toGroup] = await sharesOf(document);
    await actAs('chris');
    expect(await post(withdrawShare, { documentId: document, shareId: toGroup!.id })).toMatchObject({
      code: 'ok',
      message: 'Withdrawn from a group of Bakkerij Jansen.',
    });
    expect((await history('chris'))[0]).toContain('withdrew the access of a group of Bakkerij Jansen.');
    expect(await history('fatima')).toContainEqual(expect.stringContaining(`withdrew the access of ${secret}.`));
    expect(await logOf('anna')).not.toContain(secret);
  });

  test('is not named in the answer to whoever changes its access', async () => {
    const [toGroup] = await sharesOf(document);
    const change = { documentId: document, shareId: toGroup!.id, access: 'can_edit' };
    await actAs('fatima');
    expect(await post(changeShare, change)).toMatchObject({ message: `Changed for ${secret}.` });
  });

  test('is named in the log of its own environment, and not to an administrator of the organisation from elsewhere', async () => {
    expect(await logOf('fatima')).toContain(secret);
    expect(await logOf('fatima', organisation('vastgoed'))).toContain(secret);
    const elsewhere = await logOf('bram', organisation('vastgoed'));
    expect(elsewhere).toContain('document.share');
    expect(elsewhere).not.toContain(secret);
  });

  test('of the partner is not named in the log of the owner of the document', async () => {
    expect(await share('chris', partnersGroup, 'read_only')).toMatchObject({ code: 'ok' });
    for (const told of [await look('fatima'), await logOf('fatima')]) expect(told).not.toContain(partners);
    expect((await history('fatima'))[0]).toContain('shared it with a group of De Boer Accountants');
    expect(await logOf('anna')).toContain(partners);
  });
});
