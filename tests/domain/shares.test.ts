import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessRows } from '@/app/(portal)/documents/[documentId]/access-rows';
import { changeShare, leaveShare, shareDocuments, withdrawShare } from '@/app/(portal)/documents/[documentId]/actions';
import { reading } from '@/db/client';
import { groupMembers, partnershipManagers, partnershipOrganisations } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { Access } from '@/db/vocabulary';
import { heldAccess } from '@/lib/documents/facts';
import { listDocuments } from '@/lib/documents/lists/list';
import { searchDocuments } from '@/lib/documents/lists/search';
import { findAccess } from '@/lib/shares/queries';
import { findRecipients } from '@/lib/shares/recipients/find';
import { actAs, post } from '../acting';
import { everything } from '../matrix';
import { addPerson, seat } from '../people';
import { actor, enter, giveGroup, givePartnership, leave, sharesOf, shareWith } from '../sharing';
import { environment, everyRow, giveDocument, makeWorld, organisation, person } from '../world';

let document: string;
beforeAll(makeWorld);
beforeEach(async () => {
  document = await giveDocument('vastgoed', { number: `V-${Math.random().toString(36).slice(2, 8)}` });
});

const held = async (who: string, id = document): Promise<Access | undefined> =>
  (await reading(person(who), (tx) => heldAccess(tx, [id]))).get(id);

describe('sharing', () => {
  test('opens the document for the recipient at the next read, in list and search, and for nobody else (R-027)', async () => {
    const { number } = await numberOf(document);
    expect(await held('hanna')).toBeUndefined();
    expect(await shareWith('fatima', document, 'hanna', 'read_only')).toMatchObject({ code: 'ok' });
    expect(await held('hanna')).toBe('read_only');
    expect(await held('gijs')).toBeUndefined();
    const seen = await reading(person('hanna'), async (tx) => ({
      list: (await listDocuments(tx, { box: 'inbox_in', isShared: true })).rows.map((row) => row.id),
      search: (await searchDocuments(tx, { box: 'inbox_in' }, number)).rows.map((row) => row.id),
    }));
    expect(seen.list).toContain(document);
    expect(seen.search).toEqual([document]);
  });

  test('gives each recipient a permission of their own (R-019)', async () => {
    await actAs('fatima');
    const answer = await post(shareDocuments, {
      documents: [document],
      recipients: [person('hanna').userId, person('gijs').userId],
      accesses: ['read_only', 'full_access'],
      message: 'Please look at this.',
    });
    expect(answer).toMatchObject({ code: 'ok', message: 'Shared with 2 recipients.' });
    expect([await held('hanna'), await held('gijs')]).toEqual(['read_only', 'full_access']);
    expect((await sharesOf(document)).map((share) => share.message)).toEqual([
      'Please look at this.',
      'Please look at this.',
    ]);
  });

  test('of several documents at once does what may be done and counts what may not', async () => {
    const foreign = await giveDocument('noord');
    const other = await giveDocument('vastgoed');
    await actAs('fatima');
    const answer = await post(shareDocuments, {
      documents: [document, foreign, other],
      recipients: [person('hanna').userId],
      accesses: ['can_edit'],
    });
    expect(answer.code).toBe('ok');
    expect(answer.message).toBe(
      '2 documents shared with 1 recipient. One document was not shared. This does not exist, or is not there for you.',
    );
    expect([await held('hanna'), await held('hanna', other), await held('hanna', foreign)]).toEqual([
      'can_edit',
      'can_edit',
      undefined,
    ]);
  });

  test('again by the same person changes the permission instead of failing, both ways', async () => {
    for (const access of ['read_only', 'full_access', 'can_edit'] as const) {
      expect(await shareWith('fatima', document, 'hanna', access)).toMatchObject({ code: 'ok' });
      expect(await held('hanna')).toBe(access);
    }
    expect(await sharesOf(document)).toHaveLength(1);
  });

  test('with oneself or with the owning organisation changes nothing and says why', async () => {
    const before = await everything();
    expect(await shareWith('fatima', document, 'fatima', 'read_only')).toMatchObject({
      code: 'invalid',
      fields: { recipients: 'You have full access already. Choose somebody else.' },
    });
    expect(await shareWith('fatima', document, { principalId: organisation('vastgoed') }, 'read_only')).toMatchObject({
      code: 'invalid',
      fields: { recipients: 'Jansen Vastgoed BV owns this document: its members have full access already.' },
    });
    expect(await everything()).toEqual(before);
  });

  test('with an organisation that owns some of the documents shares the others and says why not those', async () => {
    const ofTheRecipient = await giveDocument('bakkerij');
    await actAs('fatima');
    const answer = await post(shareDocuments, {
      documents: [ofTheRecipient, document],
      recipients: [organisation('bakkerij')],
      accesses: ['read_only'],
    });
    expect(answer.message).toBe(
      'Shared with 1 recipient. One document was not shared. Bakkerij Jansen BV owns this document: its members have full access already.',
    );
    expect([await sharesOf(ofTheRecipient), (await sharesOf(document)).length]).toEqual([[], 1]);
  });

  test('passes over oneself and the owner beside somebody else', async () => {
    await actAs('fatima');
    await post(shareDocuments, {
      documents: [document],
      recipients: [person('fatima').userId, organisation('vastgoed'), person('hanna').userId],
      accesses: ['read_only'],
    });
    expect((await sharesOf(document)).map((share) => share.recipientName)).toEqual(['Hanna de Wit']);
  });

  test('the highest of several permissions wins, and taking one away leaves the others (C-28)', async () => {
    await shareWith('fatima', document, 'hanna', 'read_only');
    await shareWith('fatima', document, { principalId: organisation('bakkerij') }, 'can_edit');
    expect(await held('hanna')).toBe('can_edit');
    const access = await findAccess(await actor('hanna'), document);
    expect(access?.ownPaths.map(({ way, access }) => ({ way, access }))).toEqual([
      { way: 'member', access: 'can_edit' },
      { way: 'self', access: 'read_only' },
    ]);
    const [, toOrganisation] = await sharesOf(document);
    await actAs('fatima');
    await post(withdrawShare, { documentId: document, shareId: toOrganisation!.id });
    expect(await held('hanna')).toBe('read_only');
  });
});

describe('a share with an organisation', () => {
  test('follows its members both ways at the next request (C-29)', async () => {
    await shareWith('fatima', document, { principalId: organisation('bakkerij') }, 'can_edit');
    expect([await held('hanna'), await held('gijs')]).toEqual(['can_edit', 'can_edit']);
    await leave('hanna', 'bakkerij');
    expect(await held('hanna')).toBeUndefined();
    await enter('hanna', 'bakkerij');
    expect(await held('hanna')).toBe('can_edit');
  });

  test('does not make its members members of the owner (R-035)', async () => {
    const another = await giveDocument('vastgoed');
    await shareWith('fatima', document, { principalId: organisation('bakkerij') }, 'full_access');
    expect(await held('gijs', another)).toBeUndefined();
  });
});

describe('withdrawing', () => {
  test('ends what it gave at the next read, in list and search too', async () => {
    const { number } = await numberOf(document);
    await shareWith('fatima', document, 'hanna', 'full_access');
    const [share] = await sharesOf(document);
    await actAs('fatima');
    expect(await post(withdrawShare, { documentId: document, shareId: share!.id })).toMatchObject({
      code: 'ok',
      message: 'Withdrawn from Hanna de Wit.',
    });
    expect(await held('hanna')).toBeUndefined();
    await reading(person('hanna'), async (tx) => {
      const list = await listDocuments(tx, { box: 'inbox_in', isShared: true });
      expect(list.rows.map((row) => row.id)).not.toContain(document);
      expect((await searchDocuments(tx, { box: 'inbox_in' }, number)).rows).toEqual([]);
    });
    expect(await findAccess(await actor('hanna'), document)).toBeNull();
  });

  test('takes along what was passed on from it, at any depth, and shows it before (C-30, N-03)', async () => {
    await shareWith('fatima', document, 'hanna', 'full_access');
    await shareWith('hanna', document, 'gijs', 'full_access');
    await shareWith('gijs', document, { principalId: organisation('bakkerij') }, 'can_edit');
    const [first, second, third] = await sharesOf(document);
    expect([first!.parentId, second!.parentId, third!.parentId]).toEqual([null, first!.id, second!.id]);
    const access = await findAccess(await actor('fatima'), document);
    expect(access?.everybody?.shares.find((share) => share.id === first!.id)).toMatchObject({
      alsoGone: ['Gijs Bakker', 'Bakkerij Jansen BV'],
      keeps: null,
    });
    await actAs('fatima');
    await post(withdrawShare, { documentId: document, shareId: first!.id });
    expect(await sharesOf(document)).toEqual([]);
    expect([await held('hanna'), await held('gijs')]).toEqual([undefined, undefined]);
  });

  test('says what the recipient keeps by another path', async () => {
    await shareWith('fatima', document, 'hanna', 'full_access');
    await shareWith('fatima', document, { principalId: organisation('bakkerij') }, 'read_only');
    const access = await findAccess(await actor('fatima'), document);
    expect(access?.everybody?.shares.map(({ name, keeps }) => ({ name, keeps }))).toContainEqual({
      name: 'Hanna de Wit',
      keeps: 'read_only',
    });
  });

  test('is done by members of the owner to any share, by others to their own only (L08, L09)', async () => {
    await shareWith('fatima', document, 'hanna', 'full_access');
    await shareWith('fatima', document, 'gijs', 'full_access');
    const [toHanna] = await sharesOf(document);
    await actAs('gijs');
    expect(await post(withdrawShare, { documentId: document, shareId: toHanna!.id })).toMatchObject({
      code: 'forbidden',
    });
    await enter('gijs', 'vastgoed');
    expect(await post(withdrawShare, { documentId: document, shareId: toHanna!.id })).toMatchObject({ code: 'ok' });
    await leave('gijs', 'vastgoed');
  });

  test('finds no share under another document, and none of a stranger’s', async () => {
    await shareWith('fatima', document, 'hanna', 'full_access');
    const [share] = await sharesOf(document);
    const other = await giveDocument('vastgoed');
    const before = await everything();
    await actAs('fatima');
    expect(await post(withdrawShare, { documentId: other, shareId: share!.id })).toMatchObject({ code: 'not_found' });
    await actAs('olaf');
    expect(await post(withdrawShare, { documentId: document, shareId: share!.id })).toMatchObject({
      code: 'not_found',
    });
    expect(await post(changeShare, { documentId: document, shareId: share!.id, access: 'read_only' })).toMatchObject({
      code: 'not_found',
    });
    expect(await everything()).toEqual(before);
  });
});

describe('passing on', () => {
  test('by a member hangs on nothing and stays when the member’s own access goes (C-27)', async () => {
    await enter('gijs', 'vastgoed');
    await shareWith('fatima', document, 'gijs', 'full_access');
    await shareWith('gijs', document, 'hanna', 'read_only');
    expect((await sharesOf(document)).map((share) => share.parentId)).toEqual([null, null]);
    await leave('gijs', 'vastgoed');
    const [toGijs] = await sharesOf(document);
    await actAs('fatima');
    await post(withdrawShare, { documentId: document, shareId: toGijs!.id });
    expect([await held('gijs'), await held('hanna')]).toEqual([undefined, 'read_only']);
  });

  test('never gives more than it came from: lowering a share lowers what hangs on it (N-06)', async () => {
    await shareWith('fatima', document, 'hanna', 'full_access');
    await shareWith('hanna', document, 'gijs', 'full_access');
    const [first] = await sharesOf(document);
    await actAs('fatima');
    expect(await post(changeShare, { documentId: document, shareId: first!.id, access: 'can_edit' })).toMatchObject({
      code: 'ok',
      message: 'Changed for Hanna de Wit.',
    });
    expect([await held('hanna'), await held('gijs')]).toEqual(['can_edit', 'can_edit']);
    await shareWith('fatima', document, 'hanna', 'read_only');
    expect([await held('hanna'), await held('gijs')]).toEqual(['read_only', 'read_only']);
    await shareWith('fatima', document, 'hanna', 'full_access');
    expect([await held('hanna'), await held('gijs')]).toEqual(['full_access', 'read_only']);
  });

  test('in a circle holds nobody up: with the first share everything goes', async () => {
    await shareWith('fatima', document, 'hanna', 'full_access');
    await shareWith('hanna', document, 'gijs', 'full_access');
    await shareWith('gijs', document, 'hanna', 'full_access');
    await shareWith('hanna', document, 'gijs', 'full_access');
    const [first] = await sharesOf(document);
    await actAs('fatima');
    await post(withdrawShare, { documentId: document, shareId: first!.id });
    expect(await sharesOf(document)).toEqual([]);
    expect([await held('hanna'), await held('gijs')]).toEqual([undefined, undefined]);
  });

  test('in a circle that begins with a member who left keeps its end in the company’s name', async () => {
    await enter('gijs', 'vastgoed');
    await shareWith('gijs', document, 'hanna', 'full_access');
    await shareWith('hanna', document, 'gijs', 'full_access');
    await leave('gijs', 'vastgoed');
    await shareWith('gijs', document, 'hanna', 'full_access');
    const [first, second] = await sharesOf(document);
    expect([first!.parentId, second!.parentId]).toEqual([null, first!.id]);
  });

  test('becomes the company’s when its giver has become a member', async () => {
    await shareWith('fatima', document, 'hanna', 'full_access');
    await shareWith('hanna', document, 'gijs', 'read_only');
    await enter('hanna', 'vastgoed');
    await shareWith('hanna', document, 'gijs', 'can_edit');
    const [first, second] = await sharesOf(document);
    expect(second!.parentId).toBeNull();
    await actAs('fatima');
    await post(withdrawShare, { documentId: document, shareId: first!.id });
    expect(await held('gijs')).toBe('can_edit');
    await leave('hanna', 'vastgoed');
  });
});

describe('leaving a share (L12)', () => {
  test('gives up what was shared by name, and goes to the list when no other path is left', async () => {
    await shareWith('fatima', document, 'hanna', 'full_access');
    await shareWith('hanna', document, 'gijs', 'read_only');
    const [share] = await sharesOf(document);
    await actAs('hanna');
    expect(await post(leaveShare, { documentId: document, shareId: share!.id })).toMatchObject({ goTo: '/inbox/in' });
    expect([await held('hanna'), await held('gijs')]).toEqual([undefined, undefined]);
  });

  test('stays on the document when another path leads there', async () => {
    await shareWith('fatima', document, { principalId: organisation('bakkerij') }, 'read_only');
    await shareWith('fatima', document, 'hanna', 'can_edit');
    const mine = (await sharesOf(document)).find((share) => share.recipientName === 'Hanna de Wit');
    await actAs('hanna');
    expect(await post(leaveShare, { documentId: document, shareId: mine!.id })).toMatchObject({
      goTo: `/documents/${document}`,
    });
    expect(await held('hanna')).toBe('read_only');
  });

  test('is refused for a share that reaches one through an organisation', async () => {
    await shareWith('fatima', document, { principalId: organisation('bakkerij') }, 'read_only');
    const [share] = await sharesOf(document);
    const before = await everything();
    await actAs('hanna');
    expect(await post(leaveShare, { documentId: document, shareId: share!.id })).toMatchObject({ code: 'forbidden' });
    expect(await everything()).toEqual(before);
  });
});

describe('the list of possible recipients', () => {
  const names = async (who: string, text: string) =>
    (await findRecipients(await actor(who), [document], text))?.map((one) => one.name);

  test('holds colleagues and organisations of the environment by a part of their name, and no stranger', async () => {
    expect(await names('fatima', 'ba')).toEqual(['Bakkerij Jansen BV', 'Gijs Bakker']);
    expect(await names('fatima', 'de wit')).toEqual(['Hanna de Wit']);
    expect(await names('fatima', 'Olaf Noord')).toEqual([]);
    expect(await names('fatima', '%')).toEqual([]);
  });

  test('suggests whom one shared with last, then colleagues, at most twenty', async () => {
    const other = await giveDocument('vastgoed');
    await shareWith('fatima', other, 'hanna', 'read_only');
    expect((await names('fatima', ''))?.[0]).toBe('Hanna de Wit');
    expect((await names('fatima', ''))?.length).toBeLessThanOrEqual(20);
  });

  test('tells what is held already, what was given, who owns it and oneself (N-02)', async () => {
    await shareWith('fatima', document, { principalId: organisation('bakkerij') }, 'can_edit');
    const found = (await findRecipients(await actor('fatima'), [document], '')) ?? [];
    const told = Object.fromEntries(found.map((one) => [one.name, one]));
    expect(told['Bakkerij Jansen BV']).toMatchObject({ held: 'can_edit', given: 'can_edit', people: 2, outside: 0 });
    expect(told['Hanna de Wit']).toMatchObject({ held: 'can_edit', given: null, people: null });
    expect(told['Jansen Vastgoed BV']).toMatchObject({ isOwner: true });
    expect(told['Fatima Jansen']).toMatchObject({ isSelf: true, address: 'fatima@jansen.example' });
  });

  test('counts those who can open it: nobody who is blocked or gone', async () => {
    const group = await giveGroup('jansen', 'environment', 'Team Oven');
    for (const values of [{}, { blockedAt: new Date() }, { removedAt: new Date(), email: null }]) {
      const userId = await addPerson('jansen', { name: 'Oven Person', ...values });
      await asOwner((tx) =>
        tx.insert(groupMembers).values({
          userId,
          groupId: group,
          environmentId: environment('jansen'),
          userEnvironmentId: environment('jansen'),
        }),
      );
    }
    expect((await findRecipients(await actor('fatima'), [document], 'Team Oven'))?.[0]).toMatchObject({ people: 1 });
    await shareWith('fatima', document, { principalId: group }, 'read_only');
    const access = await findAccess(await actor('fatima'), document);
    expect(access?.everybody?.shares[0]).toMatchObject({ name: { group: 'Team Oven' }, people: 1, outside: 0 });
  });

  test('is empty of blocked and removed people, and not there for whoever cannot share', async () => {
    await shareWith('fatima', document, 'hanna', 'can_edit');
    expect(await findRecipients(await actor('hanna'), [document], '')).toBeNull();
    expect(await findRecipients(await actor('olaf'), [document], '')).toBeNull();
  });
});

describe('who has access, and why (N-01)', () => {
  test('those with full access see every path, readers their own alone (L02)', async () => {
    await shareWith('fatima', document, 'hanna', 'read_only');
    await shareWith('fatima', document, 'gijs', 'full_access');
    const full = await findAccess(await actor('fatima'), document);
    expect(full?.everybody?.shares.map((share) => share.name)).toEqual(['Gijs Bakker', 'Hanna de Wit']);
    expect(full?.everybody?.insiders).toEqual([
      {
        name: 'Fatima Jansen',
        environmentName: 'Bakkerij Jansen',
        isExternal: false,
        way: 'administrator',
        level: null,
      },
    ]);
    const reader = await findAccess(await actor('hanna'), document);
    expect(reader?.everybody).toBeNull();
    expect(reader?.ownPaths).toMatchObject([
      { way: 'self', access: 'read_only', share: { grantedByName: 'Fatima Jansen' } },
    ]);
    expect(await findAccess(await actor('olaf'), document)).toBeNull();
  });

  test('the owner’s people are named to whoever may list the members, and counted for the others (O08)', async () => {
    const partnershipId = await givePartnership('jansen', 'deboer');
    await asOwner(async (tx) => {
      const sides = { partnershipId, environmentId: environment('deboer') };
      await tx.insert(partnershipManagers).values({ ...sides, userId: person('bram').userId });
      await tx
        .insert(partnershipOrganisations)
        .values({ partnershipId, organisationId: organisation('bakkerij'), environmentId: environment('jansen') });
    });
    await addPerson('jansen', { key: 'nora', name: 'Nora Nergens' });
    const blocked = await addPerson('jansen', { name: 'Bo Buiten', blockedAt: new Date() });
    await seat(blocked, 'jansen', 'bakkerij');
    document = await giveDocument('bakkerij');
    await shareWith('fatima', document, 'nora', 'full_access');
    const told = async (who: string) => (await findAccess(await actor(who), document))!.everybody!;
    const names = ['Gijs Bakker', 'Hanna de Wit', 'Fatima Jansen', 'Bram Vos'];
    expect((await told('hanna')).insiders?.map((one) => one.name)).toEqual(names);
    for (const who of ['bram', 'nora']) {
      const everybody = await told(who);
      expect(everybody).toMatchObject({ insiders: null, memberCount: 2, administratorCount: 1, managerCount: 1 });
      expect(
        JSON.stringify(await accessRows(await actor(who), (await findAccess(await actor(who), document))!)),
      ).not.toMatch(/Gijs|Hanna/);
    }
  });

  test('is exactly what the check answers, for everybody of the environment', async () => {
    await shareWith('fatima', document, { principalId: organisation('bakkerij') }, 'can_edit');
    for (const who of ['fatima', 'gijs', 'hanna', 'olaf', 'anna']) {
      const told = await findAccess(await actor(who), document);
      expect(told?.ownPaths[0]?.access).toBe(await held(who));
    }
  });
});

const numberOf = async (id: string): Promise<{ number: string }> => {
  const rows = (await everyRow('documents')) as { row: { id: string; number: string } }[];
  return rows.map(({ row }) => row).find((row) => row.id === id)!;
};
