import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { addComment, changeShare, shareDocuments, withdrawShare } from '@/app/(portal)/documents/[documentId]/actions';
import {
  addMembers,
  changeLevel,
  removeMember,
} from '@/app/(portal)/environment/organisations/[organisationId]/actions';
import { blockUser, changeRole, setRelationshipManager } from '@/app/(portal)/environment/users/[userId]/actions';
import { inviteUser } from '@/app/(portal)/environment/users/invite/actions';
import { createDraft, sendDraft } from '@/app/(portal)/invoices/actions';
import { markAllRead, markRead } from '@/app/(portal)/notifications/actions';
import { POST as here } from '@/app/(portal)/notifications/here/route';
import { addPartnerMembers } from '@/app/(portal)/partners/[partnershipId]/actions';
import { changeMailing } from '@/app/(portal)/profile/actions';
import { identifying, reading } from '@/db/client';
import { invitations, notifications, outbox } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { type Mailing, mailings, type Topic } from '@/db/vocabulary';
import { tasksWith } from '@/lib/notifications/delivery';
import { mailAtOnce, mailDigests } from '@/lib/notifications/mailing/write';
import { markFailed } from '@/lib/notifications/outbox';
import { mostTold, tell, tellOfArrival } from '@/lib/notifications/told/commands';
import { countUnread, listNotifications } from '@/lib/notifications/told/queries';
import { findInvitation } from '@/lib/users/invitations/facts';
import { tellOfAcceptance } from '@/lib/users/invitations/told';
import { actAs, asPerson, type Form, post } from '../acting';
import { invoiceForm, invoiceOutside } from '../drafting';
import { lettersTo } from '../letters';
import { everything } from '../matrix';
import { addPerson, seat } from '../people';
import { actor, giveGroup, givePartnership, sharesOf, sitIn } from '../sharing';
import { everybodyTold, forgetEverything, sentencesTo, toldTo } from '../telling';
import { environment, giveDocument, makeWorld, organisation, person } from '../world';

// Whoever is given something is told, in the portal and by mail as they prefer (E-018); nobody else, and no name they may not see.

const bakkerij = organisation('bakkerij');
let partnershipId: string;
const idOf = (key: string) => person(key).userId;

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('deboer', 'jansen');
});
beforeEach(async () => {
  await forgetEverything();
  await identifying((tx) => tx.delete(outbox));
});

const share = (who: string, documentIds: string[], recipients: string[], access = 'read_only') =>
  asPerson(who, () =>
    post(shareDocuments, { documents: documentIds, recipients, accesses: recipients.map(() => access) }),
  );
const prefer = (who: string, topic: Topic, mailing: Mailing) =>
  asPerson(who, () => post(changeMailing, { topic, mailing }));

describe('who is told', () => {
  test('C-43 a partner’s user who is made a member, by name and level, and where to leave; not the one who did it, nobody else', async () => {
    const place = { organisationId: bakkerij, userId: idOf('chris') };
    const added = { partnershipId, organisationId: bakkerij, userIds: [place.userId], level: 'member' };
    await asPerson('fatima', () => post(addPartnerMembers, added));
    expect(await sentencesTo('chris')).toEqual([
      'Fatima Jansen (Bakkerij Jansen) added you to Bakkerij Jansen BV as Member.',
    ]);
    expect(await toldTo('chris')).toMatchObject([{ path: `/environment/organisations/${bakkerij}`, isRead: false }]);
    expect(await everybodyTold('organisation_added')).toEqual(['Chris Mol']);

    await asPerson('fatima', () => post(changeLevel, { ...place, level: 'administrator' }));
    expect((await sentencesTo('chris'))[0]).toBe(
      'Fatima Jansen (Bakkerij Jansen) made you Administrator of Bakkerij Jansen BV.',
    );
    await asPerson('fatima', () => post(removeMember, place));
    expect(await sentencesTo('chris')).toEqual([
      'Fatima Jansen (Bakkerij Jansen) removed you from Bakkerij Jansen BV.',
      'Fatima Jansen (Bakkerij Jansen) changed your permission in an organisation that is no longer open to you.',
      'Fatima Jansen (Bakkerij Jansen) added you to an organisation that is no longer open to you.',
    ]);
    expect((await toldTo('chris')).map(({ path }) => path)).toEqual(['/environment/organisations', null, null]);
  });

  test('whose role changes, once for each change and not for saving the same again', async () => {
    const userId = await addPerson('deboer', { name: 'Nieuw', role: 'basic' });
    await actAs('anna');
    for (const role of ['advanced', 'advanced']) await post(changeRole, { userId, role });
    for (const isGiven of ['on', 'on', 'off'])
      await post(setRelationshipManager, { userId, isGiven, isConfirmed: 'on' });
    expect(await sentencesTo({ userId })).toEqual([
      'Anna de Boer withdrew the role Relationship manager from you.',
      'Anna de Boer gave you the role Relationship manager.',
      'Anna de Boer changed your role to Advanced user.',
    ]);
  });

  test('the person, the organisation’s members and the group’s a document is shared with, once each; neither the giver nor the stranger', async () => {
    const documentId = await giveDocument('bakkerij', { number: 'GIVEN' });
    const group = await giveGroup('jansen', 'environment', 'Buyers');
    await sitIn('gijs', group);
    await sitIn('fatima', group);
    const answer = await share('fatima', [documentId], [idOf('chris'), group, organisation('deboer')], 'can_edit');
    expect(answer.code).toBe('ok');
    expect(await everybodyTold('document_shared')).toEqual([
      'Bram Vos',
      'Chris Mol',
      'Dewi Santoso',
      'Emma Prins',
      'Gijs Bakker',
    ]);
    expect(await sentencesTo('chris')).toEqual(['Fatima Jansen (Bakkerij Jansen) shared GIVEN with you: Can edit.']);
    expect(await sentencesTo('emma')).toEqual([
      'Fatima Jansen (Bakkerij Jansen) shared GIVEN with De Boer Accountants BV: Can edit.',
    ]);
    expect(await sentencesTo('gijs')).toEqual(['Fatima Jansen shared GIVEN with Buyers: Can edit.']);
    expect(await toldTo('olaf')).toEqual([]);
  });

  test('sharing the same again tells nothing, giving more or less does', async () => {
    const documentId = await giveDocument('bakkerij', { number: 'AGAIN' });
    await share('fatima', [documentId], [idOf('gijs')]);
    await share('fatima', [documentId], [idOf('gijs')]);
    expect(await toldTo('gijs')).toHaveLength(1);
    await share('fatima', [documentId], [idOf('gijs')], 'full_access');
    const [given] = await sharesOf(documentId);
    await asPerson('fatima', () => post(changeShare, { documentId, shareId: given!.id, access: 'can_edit' }));
    expect(await sentencesTo('gijs')).toEqual([
      'Fatima Jansen changed your permission on AGAIN to Can edit.',
      'Fatima Jansen changed your permission on AGAIN to Full access.',
      'Fatima Jansen shared AGAIN with you: Read only.',
    ]);
  });

  test('of a comment: who made, gave, was given by name or commented, while a path leads them there', async () => {
    const documentId = await giveDocument('bakkerij', { number: 'TALK', createdBy: idOf('hanna') });
    await share('fatima', [documentId], [idOf('chris'), idOf('emma')], 'can_edit');
    const [toChris] = (await sharesOf(documentId)).filter((one) => one.principalId === idOf('chris'));
    await forgetEverything();
    await asPerson('emma', () => post(addComment, { documentId, body: 'the secret of the comment' }));
    expect(await everybodyTold('comment_added')).toEqual(['Chris Mol', 'Fatima Jansen', 'Hanna de Wit']);
    expect(await sentencesTo('hanna')).toEqual(['Emma Prins (De Boer Accountants) commented on TALK.']);
    expect(JSON.stringify(await toldTo('hanna'))).not.toContain('secret');

    await asPerson('fatima', () => post(withdrawShare, { documentId, shareId: toChris!.id }));
    await asPerson('gijs', () => post(addComment, { documentId, body: 'and another' }));
    await asPerson('fatima', () => post(addComment, { documentId, body: 'and mine' }));
    expect(await sentencesTo('chris')).toHaveLength(1);
    expect(await sentencesTo('gijs')).toEqual(['Fatima Jansen commented on TALK.']);
  });

  test('the members of the organisation a document came for: three before they look are one, counted; then anew', async () => {
    const send = () => sendInvoice('hanna', invoiceForm());
    for (let sent = 0; sent < 3; sent++) await send();
    expect(await sentencesTo('chris')).toEqual(['3 new documents in Inbox IN of De Boer Accountants BV.']);
    expect(await toldTo('chris')).toMatchObject([{ path: `/inbox/in?organisation=${organisation('deboer')}` }]);
    expect(await everybodyTold('document_received')).toEqual(['Bram Vos', 'Chris Mol', 'Dewi Santoso', 'Emma Prins']);
    await mailDigests(tomorrow());
    await actAs('bram');
    expect(await arrive('/inbox/in')).toMatchObject({ unread: 0 });
    await send();
    expect((await sentencesTo('chris')).map((one) => one.slice(0, 15))).toEqual(['A new document ', '3 new documents']);
    expect((await toldTo('bram')).map(({ isRead }) => isRead)).toEqual([false, true]);
  });

  test('only in the transaction that delivers: nobody can say that something arrived', async () => {
    const documentId = await giveDocument('bakkerij');
    const said = asOwner((tx) => within(tx, environment('jansen'), () => tellOfArrival(tx, documentId)));
    await expect(said).rejects.toThrow();
    expect(await everybodyTold('document_received')).toEqual([]);
  });

  test('who sent a document whose letter was given up, and nobody for other letters', async () => {
    const documentId = await sendInvoice('hanna', invoiceOutside());
    const [letter] = await identifying((tx) => tx.select().from(outbox).where(eq(outbox.kind, 'document')));
    await identifying((tx) => markFailed(tx, letter!.id, 'no such mailbox', true));
    expect(await everybodyTold('delivery_failed')).toEqual(['Hanna de Wit']);
    expect((await sentencesTo('hanna'))[0]).toMatch(/^\d{4}-\d{4} could not be delivered to .+\.$/);
    expect(await toldTo('hanna')).toMatchObject([{ path: `/documents/${documentId}` }]);
    await tellAs('anna', [idOf('chris')]);
    await mailAtOnce(minutes(3));
    const [other] = await identifying((tx) => tx.select().from(outbox).where(eq(outbox.kind, 'told')));
    await identifying((tx) => markFailed(tx, other!.id, 'no', true));
    expect(await everybodyTold('delivery_failed')).toHaveLength(1);
  });

  test('nobody who cannot sign in: blocked, removed, the anonymous proxy', async () => {
    const blocked = await addPerson('deboer', { blockedAt: new Date() });
    const removed = await addPerson('deboer', { removedAt: new Date(), email: null });
    const proxy = await addPerson('deboer', { isAnonymousProxy: true, email: null });
    await tellAs('anna', [blocked, removed, proxy, idOf('anna'), idOf('bram')]);
    expect(await everybodyTold('role_changed')).toEqual(['Bram Vos']);
  });

  test('nobody out of reach: a stranger’s people are not told, whatever the verb says', async () => {
    await tellAs('anna', [idOf('olaf'), idOf('pien'), idOf('fatima')]);
    expect(await everybodyTold('role_changed')).toEqual(['Fatima Jansen']);
  });

  test('of a larger organisation those who were here last, in one statement', async () => {
    const ids = Array.from({ length: mostTold + 5 }, (_, place) => sql`(${idAt(place)}::uuid)`);
    await asOwner(async (tx) => {
      await tx.execute(sql`insert into principals (id, kind, environment_id)
        select id, 1, ${environment('noord')} from (values ${sql.join(ids, sql`, `)}) as v(id)`);
      await tx.execute(sql`insert into users (id, environment_id, name, last_seen_at)
        select id, ${environment('noord')}, 'Member ' || n, now() - make_interval(mins => n::int)
        from (select id, row_number() over (order by id) as n from (values ${sql.join(ids, sql`, `)}) as v(id)) as numbered`);
    });
    await tellAs('olaf', sql`select u.id from users u where u.name like 'Member %'`);
    const told = await everybodyTold('role_changed');
    expect(told).toHaveLength(mostTold);
    expect(told).toContain('Member 1');
    expect(told).not.toContain(`Member ${mostTold + 1}`);
  });
});

/** Makes and sends an invoice; answers its id. */
const sendInvoice = (who: string, form: Form): Promise<string> =>
  asPerson(who, async () => {
    expect((await post(createDraft, form)).code).toBe('ok');
    expect((await post(sendDraft, { documentId: form.documentId as string, version: '1' })).code).toBe('ok');
    return form.documentId as string;
  });

/** Goes to a page as whoever acts; answers what the bell then shows. */
const arrive = async (path: string) =>
  (
    await here(
      new Request(`http://localhost:3000/notifications/here?${new URLSearchParams({ path })}`, { method: 'POST' }),
    )
  ).json();

const idAt = (place: number) => `00000000-0000-7000-9000-${String(place).padStart(12, '0')}`;

/** Tells people in the name of somebody of the cast, as a verb does inside its transaction. */
async function tellAs(who: string, to: Parameters<typeof tell>[1]['to']): Promise<void> {
  const { environmentId, userId } = await actor(who);
  await asOwner((tx) =>
    within(tx, environmentId, async () => {
      await tx.execute(sql`select set_config('app.user_id', ${userId}, true)`);
      const values = { by: 'X', company: 'Y', companyId: environmentId, role: 'advanced' } as const;
      await tell(tx, { event: 'role_changed', to, values, path: '/environment/roles' });
    }),
  );
}

describe('what is read', () => {
  test('T07 a right that is gone takes name and link with it; a right that comes back brings them back', async () => {
    const documentId = await giveDocument('bakkerij', { number: 'CANARY-7' });
    await share('fatima', [documentId], [idOf('chris')]);
    expect(JSON.stringify(await toldTo('chris'))).toContain('CANARY-7');
    const [given] = await sharesOf(documentId);
    await asPerson('fatima', () => post(withdrawShare, { documentId, shareId: given!.id }));
    expect(JSON.stringify(await toldTo('chris'))).not.toMatch(new RegExp(`CANARY-7|${documentId}`));
    expect(await sentencesTo('chris')).toEqual([
      'Fatima Jansen (Bakkerij Jansen) shared a document that is no longer open to you.',
    ]);
    await share('fatima', [documentId], [idOf('chris')]);
    expect((await toldTo('chris')).map(({ path }) => path)).toEqual([
      `/documents/${documentId}`,
      `/documents/${documentId}`,
    ]);
  });

  test('whoever left the organisation it was shared with does not read its name any more, where another way leads', async () => {
    const userId = await addPerson('deboer', { key: 'twoways', name: 'Two Ways' });
    await seat(userId, 'deboer', 'deboer');
    const documentId = await giveDocument('bakkerij', { number: 'TWICE' });
    await share('fatima', [documentId], [organisation('deboer')]);
    expect((await sentencesTo('twoways'))[0]).toContain('with De Boer Accountants BV');
    await share('fatima', [documentId], [userId]);
    await asPerson('anna', () => post(removeMember, { organisationId: organisation('deboer'), userId }));
    expect(await sentencesTo('twoways')).toEqual([
      'Anna de Boer removed you from De Boer Accountants BV.',
      'Fatima Jansen (Bakkerij Jansen) shared TWICE with you: Read only.',
      'Fatima Jansen (Bakkerij Jansen) shared TWICE with you: Read only.',
    ]);
  });

  test('a blocked person reads nothing', async () => {
    const userId = await addPerson('deboer', { name: 'Soon Blocked' });
    await tellAs('anna', [userId]);
    expect(await toldTo({ userId })).toHaveLength(1);
    await asPerson('anna', () => post(blockUser, { userId }));
    expect(await toldTo({ userId })).toEqual([]);
  });

  test('pages follow each other without a gap or a double, newest first', async () => {
    const documentIds = await Promise.all(Array.from({ length: 7 }, () => giveDocument('bakkerij')));
    await share('fatima', documentIds, [idOf('gijs')]);
    const read: string[] = [];
    let before: Parameters<typeof listNotifications>[1];
    do {
      const page = await listNotifications(person('gijs'), before, 3);
      read.push(...page.notifications.map(({ id }) => id));
      before = page.next ?? undefined;
    } while (before);
    expect(read).toEqual((await toldTo('gijs')).map(({ id }) => id));
    expect(new Set(read).size).toBe(7);
  });

  test('the wall: one’s own rows alone, no row written or changed by hand', async () => {
    await tellAs('anna', [idOf('bram'), idOf('chris')]);
    const seen = await reading(person('chris'), (tx) => tx.select().from(notifications));
    expect(seen.map((one) => one.userId)).toEqual([idOf('chris')]);
    const asChris = (work: ReturnType<typeof sql>) =>
      asOwner((tx) =>
        within(tx, environment('deboer'), async () => {
          await tx.execute(sql`select set_config('app.user_id', ${idOf('chris')}, true)`);
          return (await tx.execute(work)).count;
        }),
      );
    await expect(asChris(sql`insert into notifications select * from notifications`)).rejects.toThrow();
    await expect(asChris(sql`update notifications set path = '/'`)).rejects.toThrow();
    await expect(asChris(sql`delete from notifications`)).rejects.toThrow();
    await asChris(sql`update notifications set read_at = now()`);
    expect(await countUnread(person('bram'))).toBe(1);
    expect(await countUnread(person('chris'))).toBe(0);
  });
});

describe('marking as read', () => {
  test('one of one’s own; somebody else’s is not there, and nothing changes', async () => {
    await tellAs('anna', [idOf('bram'), idOf('chris')]);
    const [ofBram] = await toldTo('bram');
    await actAs('chris');
    const before = await everything();
    expect(await post(markRead, { notificationId: ofBram!.id })).toMatchObject({ code: 'not_found' });
    expect(await everything()).toEqual(before);
    const [own] = await toldTo('chris');
    expect(await post(markRead, { notificationId: own!.id })).toMatchObject({ code: 'ok' });
    expect(await toldTo('chris')).toMatchObject([{ isRead: true }]);
    expect(await toldTo('bram')).toMatchObject([{ isRead: false }]);
  });

  test('what one reads stands in no log', async () => {
    await tellAs('anna', [idOf('chris')]);
    const log = async () => (await everything()).audit_events;
    const before = await log();
    await actAs('chris');
    await post(markAllRead, { until: String(Date.now() + 1000) });
    expect(await countUnread(person('chris'))).toBe(0);
    expect(await log()).toBe(before);
  });

  test('all of them up to what was seen: what came since is still to be read', async () => {
    await tellAs('anna', [idOf('chris')]);
    const [seen] = await toldTo('chris');
    await new Promise((later) => setTimeout(later, 5));
    await tellAs('anna', [idOf('chris')]);
    await actAs('chris');
    expect(await post(markAllRead, { until: String(seen!.createdAt.getTime()) })).toMatchObject({ code: 'ok' });
    expect((await toldTo('chris')).map(({ isRead }) => isRead)).toEqual([false, true]);
    expect(await post(markAllRead, { until: 'yesterday' })).toMatchObject({ code: 'invalid' });
  });

  test('by being where it leads, also with more in the address; the bell hears how many are left', async () => {
    const [one, other] = [await giveDocument('bakkerij'), await giveDocument('bakkerij')];
    await share('fatima', [one, other], [idOf('gijs')]);
    await actAs('gijs');
    expect(await arrive('/documents')).toEqual({ unread: 2, label: 'Notifications, 2 unread' });
    expect(await arrive(`/documents/${one}?view=xml`)).toEqual({ unread: 1, label: 'Notifications, 1 unread' });
    expect(await arrive('https://evil.example/')).toMatchObject({ unread: 1 });
    expect(await arrive(`/documents/${other}`)).toEqual({ unread: 0, label: 'Notifications' });
  });
});

const minutes = (count: number) => new Date(Date.now() + count * 60_000);
/** The next seven o'clock in Amsterdam has just passed. */
const tomorrow = () => new Date(Date.now() + 24 * 3_600_000 + 60_000);
const toldLetters = async (who: string) =>
  (await lettersTo(`${who}@${who === 'gijs' || who === 'hanna' ? 'jansen' : 'deboer'}.example`)).flatMap((letter) =>
    letter.kind === 'told' ? [letter.payload] : [],
  );

describe('by mail (E-018)', () => {
  test('the defaults: access and requests at once, documents and comments once a day', async () => {
    await asPerson('fatima', () =>
      post(addMembers, { organisationId: organisation('vastgoed'), userIds: [idOf('hanna')] }),
    );
    await share('fatima', [await giveDocument('bakkerij')], [idOf('hanna')]);
    await mailAtOnce(minutes(3));
    expect((await toldLetters('hanna')).map((one) => one.entries.map(({ said }) => said.event))).toEqual([
      ['organisation_added'],
    ]);
    await mailDigests(tomorrow());
    expect((await toldLetters('hanna')).map((one) => [one.isDigest, one.entries[0]!.said.event])).toEqual([
      [false, 'organisation_added'],
      [true, 'document_shared'],
    ]);
  });

  test('fifty documents shared are fifty entries in the portal and one letter', async () => {
    await prefer('gijs', 'documents', 'immediate');
    const documentIds = await Promise.all(Array.from({ length: 50 }, () => giveDocument('bakkerij')));
    await share('fatima', documentIds, [idOf('gijs')]);
    expect(await countUnread(person('gijs'))).toBe(50);
    await mailAtOnce(minutes(3));
    await mailAtOnce(minutes(4));
    expect(await toldLetters('gijs')).toMatchObject([
      { isDigest: false, entries: [{ count: 50, said: { event: 'document_shared' } }], more: 0 },
    ]);
  });

  test('a letter waits while more is being written, and no longer than two minutes', async () => {
    await prefer('gijs', 'documents', 'immediate');
    await share('fatima', [await giveDocument('bakkerij')], [idOf('gijs')]);
    await mailAtOnce(new Date(Date.now() + 5000));
    expect(await toldLetters('gijs')).toEqual([]);
    await mailAtOnce(new Date(Date.now() + 30_000));
    expect(await toldLetters('gijs')).toHaveLength(1);
  });

  test('never means never, also when it is said afterwards; from then on means from then on', async () => {
    await prefer('gijs', 'documents', 'never');
    await share('fatima', [await giveDocument('bakkerij')], [idOf('gijs')]);
    await prefer('gijs', 'documents', 'daily_digest');
    await mailDigests(tomorrow());
    expect(await toldLetters('gijs')).toEqual([]);
    await share('fatima', [await giveDocument('bakkerij')], [idOf('gijs')]);
    await prefer('gijs', 'documents', 'never');
    await mailDigests(tomorrow());
    expect(await toldLetters('gijs')).toEqual([]);
    await prefer('gijs', 'documents', 'daily_digest');
    await mailDigests(tomorrow());
    expect(await toldLetters('gijs')).toHaveLength(1);
  });

  test('what was read in the portal meanwhile is not mailed', async () => {
    await tellAs('anna', [idOf('chris')]);
    await actAs('chris');
    await post(markAllRead, { until: String(Date.now() + 1000) });
    await mailAtOnce(minutes(3));
    expect(await toldLetters('chris')).toEqual([]);
  });

  test('T-22 what is not open any more stands in no letter, by name or otherwise', async () => {
    const documentId = await giveDocument('bakkerij', { number: 'CANARY-22' });
    const kept = await giveDocument('bakkerij', { number: 'KEPT' });
    await share('fatima', [documentId, kept], [idOf('gijs')]);
    const [given] = await sharesOf(documentId);
    // Gijs stays a member of nothing that owns it: only the share leads there.
    await asOwner((tx) => tx.execute(sql`delete from organisation_members where user_id = ${idOf('gijs')}`));
    await asPerson('fatima', () => post(withdrawShare, { documentId, shareId: given!.id }));
    await mailDigests(tomorrow());
    const letters = await toldLetters('gijs');
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters)).toContain('KEPT');
    expect(JSON.stringify(letters)).not.toMatch(new RegExp(`CANARY-22|${documentId}`));
    // Nor is it counted among what was told.
    expect(letters[0]).toMatchObject({ entries: [{ count: 1 }], more: 0 });
    await seat(idOf('gijs'), 'jansen', 'bakkerij', 'administrator');
  });

  test('the daily letter is one for each person and day, also by ten workers at once and called again', async () => {
    for (const who of ['gijs', 'hanna']) await share('fatima', [await giveDocument('bakkerij')], [idOf(who)]);
    const at = tomorrow();
    await Promise.all(Array.from({ length: 10 }, () => mailDigests(at)));
    await share('fatima', [await giveDocument('bakkerij')], [idOf('gijs')]);
    await mailDigests(new Date(at.getTime() + 300_000));
    expect(await toldLetters('gijs')).toHaveLength(1);
    expect(await toldLetters('hanna')).toHaveLength(1);
    await mailDigests(new Date(at.getTime() + 24 * 3_600_000));
    expect(await toldLetters('gijs')).toHaveLength(2);
    expect(await toldLetters('hanna')).toHaveLength(1);
  });

  test.each([
    ['winter', '2026-01-15T05:59:00Z', '2026-01-15T06:00:00Z'],
    ['summer', '2026-07-15T04:59:00Z', '2026-07-15T05:00:00Z'],
  ])('it is written after seven in Amsterdam in %s, and not before', async (_, early, seven) => {
    await share('fatima', [await giveDocument('bakkerij')], [idOf('gijs')]);
    await asOwner(async (tx) => {
      await tx.execute(sql`alter table notifications no force row level security`);
      await tx.execute(sql`update notifications set created_at = ${seven}::timestamptz - interval '2 hours'`);
      await tx.execute(sql`alter table notifications force row level security`);
    });
    await mailDigests(new Date(early));
    expect(await toldLetters('gijs')).toEqual([]);
    await mailDigests(new Date(seven));
    expect(await toldLetters('gijs')).toHaveLength(1);
  });

  test('interrupted between two people it goes on where it stopped: nobody twice, nobody left out', async () => {
    for (const who of ['gijs', 'hanna']) await share('fatima', [await giveDocument('bakkerij')], [idOf(who)]);
    await asOwner((tx) =>
      tx.execute(sql`create function test_stops() returns trigger language plpgsql as $$
      begin if new.to_address = 'hanna@jansen.example' then raise exception 'stopped'; end if; return new; end $$`),
    );
    await asOwner((tx) =>
      tx.execute(sql`create trigger test_stops before insert on outbox for each row execute function test_stops()`),
    );
    const at = tomorrow();
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    await mailDigests(at);
    expect(complaints).toHaveBeenCalledOnce();
    complaints.mockRestore();
    expect([await toldLetters('gijs'), await toldLetters('hanna')].map((one) => one.length)).toEqual([1, 0]);
    await asOwner((tx) => tx.execute(sql`drop trigger test_stops on outbox`));
    await mailDigests(at);
    expect([await toldLetters('gijs'), await toldLetters('hanna')].map((one) => one.length)).toEqual([1, 1]);
  });

  test('mail that stands still writes no letter, and what waited for days is not mailed afterwards (D-35)', async () => {
    await tellAs('anna', [idOf('chris')]);
    await asOwner((tx) => tx.execute(sql`update mail_switch set is_paused = true`));
    await mailAtOnce(minutes(3));
    await asOwner((tx) => tx.execute(sql`update mail_switch set is_paused = false`));
    expect(await toldLetters('chris')).toEqual([]);
    await mailAtOnce(minutes(25 * 60));
    expect(await toldLetters('chris')).toEqual([]);
  });

  test('somebody blocked gets none', async () => {
    const userId = await addPerson('deboer', { key: 'out', name: 'Out', email: 'out@deboer.example' });
    await tellAs('anna', [userId]);
    await asPerson('anna', () => post(blockUser, { userId }));
    await mailAtOnce(minutes(3));
    expect(await toldLetters('out')).toEqual([]);
  });

  test('an accepted invitation: a letter of its own at once, or a line in the daily one, as the inviter prefers', async () => {
    const accept = async (email: string) => {
      await asPerson('fatima', () => post(inviteUser, { emails: email }));
      await identifying(async (tx) => {
        const invitation = await findInvitation(tx, eq(invitations.email, email));
        await tellOfAcceptance(tx, invitation!, `Guest ${email}`);
      });
      return (await lettersTo('fatima@jansen.example')).map(({ kind }) => kind);
    };
    expect(await accept('one@guests.test')).toEqual(['invitation_accepted']);
    expect((await sentencesTo('fatima'))[0]).toBe('Guest one@guests.test accepted your invitation.');
    await prefer('fatima', 'requests', 'daily_digest');
    expect(await accept('two@guests.test')).toEqual(['invitation_accepted']);
    await mailDigests(tomorrow());
    const [, daily] = await lettersTo('fatima@jansen.example');
    expect(daily).toMatchObject({
      kind: 'told',
      payload: { entries: [{ said: { event: 'invitation_accepted' } }], more: 0 },
    });
    expect(JSON.stringify(daily)).not.toContain('one@guests.test');
  });

  test('preferences are one’s own, one row for each topic, and nothing else is accepted', async () => {
    await actAs('chris');
    for (const mailing of mailings)
      expect(await post(changeMailing, { topic: 'comments', mailing })).toMatchObject({ code: 'ok' });
    const before = await everything();
    expect(await post(changeMailing, { topic: 'weather', mailing: 'never' })).toMatchObject({ code: 'invalid' });
    expect(await post(changeMailing, { topic: 'comments', mailing: 'hourly' })).toMatchObject({ code: 'invalid' });
    expect(await post(changeMailing, { topic: 'comments', mailing: 'never', userId: idOf('anna') })).toMatchObject({
      code: 'invalid',
    });
    expect(await everything()).toEqual(before);
  });
});

test('what the removed were told goes with the tidying, and everything after half a year', async () => {
  const userId = await addPerson('deboer', { name: 'Gone' });
  await tellAs('anna', [userId, idOf('bram'), idOf('chris')]);
  await asOwner(async (tx) => {
    await tx.execute(sql`update users set removed_at = now(), email = null where id = ${userId}`);
    await tx.execute(sql`alter table notifications no force row level security`);
    await tx
      .update(notifications)
      .set({ createdAt: new Date(Date.now() - 184 * 24 * 3_600_000) })
      .where(eq(notifications.userId, idOf('bram')));
    await tx.execute(sql`alter table notifications force row level security`);
  });
  await tasksWith(async () => Buffer.alloc(0)).tidy_up!({}, {} as never);
  expect(await everybodyTold('role_changed')).toEqual(['Chris Mol']);
});
