import { inArray, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shareDocuments, withdrawShare } from '@/app/(portal)/documents/[documentId]/actions';
import { changeMailing } from '@/app/(portal)/profile/actions';
import { identifying } from '@/db/client';
import { newId } from '@/db/id';
import { documents, outbox } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { mailAtOnce } from '@/lib/notifications/mailing/write';
import { arriveAt } from '@/lib/notifications/told/arrive';
import type { Refused } from '@/lib/policy/outcome';
import { asPerson, type Form, post } from '../acting';
import { lettersTo } from '../letters';
import { everything } from '../matrix';
import { actor, giveGroup, givePartnership, sharesOf, sitIn } from '../sharing';
import { forgetEverything, sentencesTo, toldTo } from '../telling';
import { environment, everyRow, giveDocument, makeWorld, organisation, person } from '../world';

// Many documents shared in one press, which takes several posts: one share each, one event each, and one word to each recipient.

const atOnce = 50;
const idOf = (key: string) => person(key).userId;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

let buyers: string;
beforeAll(async () => {
  await makeWorld();
  await givePartnership('deboer', 'jansen');
  buyers = await giveGroup('jansen', 'environment', 'Buyers');
  await sitIn('gijs', buyers);
  await sitIn('hanna', buyers);
  for (const who of ['gijs', 'hanna', 'chris'])
    await asPerson(who, () => post(changeMailing, { topic: 'documents', mailing: 'immediate' }));
});
beforeEach(async () => {
  await forgetEverything();
  await identifying((tx) => tx.delete(outbox));
});

/** So many documents of an organisation of Bakkerij Jansen, newest last. */
async function giveMany(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const given = {
    environmentId: environment('jansen'),
    organisationId: organisation('vastgoed'),
    box: 'inbox_in',
    type: 'invoice',
    status: 'received',
  } as const;
  await asOwner((tx) =>
    within(tx, given.environmentId, async () => {
      await tx.insert(documents).values(ids.map((id, at) => ({ ...given, id, number: `MANY-${at + 1}` })));
    }),
  );
  return ids;
}

const newPress = () => newId().replaceAll('-', '');
const toChrisAndBuyers = (): Form => ({ recipients: [idOf('chris'), buyers], accesses: ['read_only'] });

/** Shares as the browser does: so many at a time. Stops before the post that `until` names. Answers what was refused. */
async function press(ids: string[], form: Form, until = Number.POSITIVE_INFINITY): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (let from = 0; from < Math.min(ids.length, until * atOnce); from += atOnce) {
    const answer = await asPerson('fatima', () =>
      post(shareDocuments, { ...form, documents: ids.slice(from, from + atOnce) }),
    );
    expect(answer.code).toBe('ok');
    refused.push(...((answer.code === 'ok' && answer.refused) || []));
  }
  return refused;
}

/** What there is of the documents: shares, paths that came with them, and events, how many and of how many documents. */
async function whatThereIs(ids: string[]) {
  return asOwner(async (tx) => {
    const count = async (what: ReturnType<typeof sql>) => {
      const [row] = await tx.execute<{ all: number; documents: number }>(
        sql`select count(*)::int as all, count(distinct document_id)::int as documents from ${what}`,
      );
      return [row!.all, row!.documents];
    };
    return within(tx, environment('jansen'), async () => ({
      shares: await count(sql`shares where ${inArray(sql`document_id`, ids)}`),
      grants: await count(sql`grants where origin = 2 and ${inArray(sql`document_id`, ids)}`),
      events: await count(sql`audit_events where action = 'document.share' and ${inArray(sql`document_id`, ids)}`),
    }));
  });
}

const lettersOf = async (address: string) => {
  await mailAtOnce(inMinutes(3));
  await mailAtOnce(inMinutes(6));
  return (await lettersTo(address)).filter((one) => one.kind === 'told').map((one) => one.payload);
};

describe('1,000 documents in one press', () => {
  test('interrupted twice and pressed again: a share, a path and an event each, and everybody hears of it once, by one letter', {
    timeout: 120_000,
  }, async () => {
    const ids = await giveMany(1000);
    const form = { ...toChrisAndBuyers(), press: newPress() };
    await press(ids, form, 3);
    // The answer to the third post was lost: it is sent once more, and half of a fourth with it.
    await press(ids.slice(100, 175), form);
    expect(await whatThereIs(ids)).toMatchObject({ shares: [350, 175], events: [175, 175] });
    expect(await press(ids, form)).toEqual([]);
    const whole = { shares: [2000, 1000], grants: [2000, 1000], events: [1000, 1000] };
    expect(await whatThereIs(ids)).toEqual(whole);
    expect(await sentencesTo('chris')).toEqual([
      'Fatima Jansen (Bakkerij Jansen) shared 1,000 documents with you: Read only.',
    ]);
    for (const who of ['gijs', 'hanna'])
      expect(await sentencesTo(who)).toEqual(['Fatima Jansen shared 1,000 documents with Buyers: Read only.']);
    expect(await toldTo('olaf')).toEqual([]);
    expect(await toldTo('fatima')).toEqual([]);
    for (const address of ['gijs@jansen.example', 'hanna@jansen.example', 'chris@deboer.example'])
      expect(await lettersOf(address)).toMatchObject([
        { entries: [{ count: 1, said: { event: 'documents_shared', values: { count: 1000 } } }], more: 0 },
      ]);

    // Another press of the same, days later, from another device: nothing is doubled, nobody hears of it again.
    const before = [await everything(), await everyRow('shares')];
    expect(await press(ids.slice(0, 150), { ...toChrisAndBuyers(), press: newPress() })).toEqual([]);
    expect([await everything(), await everyRow('shares')]).toEqual(before);
  });
});

describe('a press', () => {
  test('tells of each document that was refused, with the reason, and does the others', async () => {
    const [one, other] = await giveMany(2);
    const foreign = await giveDocument('noord');
    const lent = await giveDocument('bakkerij');
    const gone = newId();
    const refused = await press([one!, foreign, lent, gone, other!], {
      recipients: [organisation('bakkerij')],
      accesses: ['read_only'],
      press: newPress(),
    });
    expect(refused).toEqual([
      { id: foreign, why: 'This does not exist, or is not there for you.' },
      { id: lent, why: 'Bakkerij Jansen BV owns this document: its members have full access already.' },
      { id: gone, why: 'This does not exist, or is not there for you.' },
    ]);
    expect([(await sharesOf(one!)).length, (await sharesOf(other!)).length, await sharesOf(lent)]).toEqual([1, 1, []]);
  });

  test('of nothing but what may not be shared says why of each, with who can give it, and nothing changes', async () => {
    const [read] = await giveMany(1);
    await asPerson('fatima', () =>
      post(shareDocuments, { documents: [read!], recipients: [idOf('hanna')], accesses: ['can_edit'] }),
    );
    const before = await everything();
    const answer = await asPerson('hanna', () =>
      post(shareDocuments, {
        documents: [read!],
        recipients: [idOf('gijs')],
        accesses: ['read_only'],
        press: newPress(),
      }),
    );
    expect(answer).toMatchObject({
      code: 'ok',
      refused: [{ id: read, why: expect.stringMatching(/^You cannot do this\. ./) }],
    });
    expect(await everything()).toEqual(before);
  });

  test('without anybody, or under a name that is none, is refused at the form, and nothing changes', async () => {
    const [one] = await giveMany(1);
    const before = await everything();
    for (const form of [
      { recipients: [], press: newPress() },
      { recipients: [idOf('hanna')], press: 'the same as yesterday' },
    ])
      expect(
        await asPerson('fatima', () => post(shareDocuments, { accesses: ['read_only'], documents: [one!], ...form })),
      ).toMatchObject({ code: 'invalid' });
    expect(await everything()).toEqual(before);
  });

  test('gives more to whoever had less, and tells them of those alone', async () => {
    const ids = await giveMany(5);
    const to = (access: string, id = newPress()) => ({ recipients: [idOf('gijs')], accesses: [access], press: id });
    await press(ids.slice(0, 2), to('can_edit'));
    await press(ids, to('can_edit'));
    await press(ids.slice(0, 1), to('full_access'));
    expect(await sentencesTo('gijs')).toEqual([
      'Fatima Jansen shared one document with you: Full access.',
      'Fatima Jansen shared 3 documents with you: Can edit.',
      'Fatima Jansen shared one document with you: Can edit.',
    ]);
  });

  test('is told as it stands: what was taken away is not counted, and of nothing no more is said than by whom', async () => {
    const ids = await giveMany(3);
    await press(ids, { recipients: [idOf('gijs')], accesses: ['can_edit'], press: newPress() });
    const withdraw = async (documentId: string) => {
      const [share] = await sharesOf(documentId);
      await asPerson('fatima', () => post(withdrawShare, { documentId, shareId: share!.id }));
    };
    await withdraw(ids[0]!);
    expect(await sentencesTo('gijs')).toEqual(['Fatima Jansen shared 2 documents with you: Can edit.']);
    expect((await toldTo('gijs'))[0]?.path).toBe('/inbox/in?shared=yes');
    await withdraw(ids[1]!);
    await withdraw(ids[2]!);
    expect(await sentencesTo('gijs')).toEqual(['Fatima Jansen shared documents that are no longer open to you.']);
    expect((await toldTo('gijs'))[0]?.path).toBeNull();
    expect(await lettersOf('gijs@jansen.example')).toEqual([]);
  });

  test('that goes on after its notification was read, or mailed, tells nobody twice; the count follows', async () => {
    const ids = await giveMany(4);
    const form = { recipients: [idOf('gijs'), idOf('hanna')], accesses: ['read_only'], press: newPress() };
    await press(ids.slice(0, 2), form);
    expect(await lettersOf('hanna@jansen.example')).toHaveLength(1);
    await arriveAt(await actor('gijs'), '/inbox/in?shared=yes');
    await press(ids, form);
    for (const who of ['gijs', 'hanna'])
      expect(await sentencesTo(who)).toEqual(['Fatima Jansen shared 4 documents with you: Read only.']);
    expect((await toldTo('gijs'))[0]?.isRead).toBe(true);
    expect(await lettersOf('hanna@jansen.example')).toHaveLength(1);
  });

  test('of one giver is not another’s: the same name tells of both', async () => {
    const ids = await giveMany(2);
    const form = { recipients: [idOf('hanna')], accesses: ['read_only'], press: newPress() };
    await press(ids.slice(0, 1), form);
    await asPerson('gijs', async () => post(shareDocuments, { ...form, documents: [await giveDocument('bakkerij')] }));
    expect((await sentencesTo('hanna')).map((each) => each.split(' shared')[0])).toEqual([
      'Gijs Bakker',
      'Fatima Jansen',
    ]);
  });

  test('in two windows at once: nothing is doubled', async () => {
    const ids = await giveMany(10);
    const form = { recipients: [idOf('gijs')], accesses: ['read_only'], press: newPress() };
    await Promise.all([press(ids, form), press([...ids].reverse(), form)]);
    expect(await whatThereIs(ids)).toEqual({ shares: [10, 10], grants: [10, 10], events: [10, 10] });
    expect(await sentencesTo('gijs')).toEqual(['Fatima Jansen shared 10 documents with you: Read only.']);
  });
});
