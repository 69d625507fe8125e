import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addComment, addLabel, changeStatus, removeLabel } from '@/app/(portal)/documents/[documentId]/actions';
import { markRead } from '@/app/(portal)/documents/actions';
import { createDraft, saveDraft } from '@/app/(portal)/invoices/actions';
import { newId } from '@/db/id';
import { asOwner, within } from '@/db/seed/owner';
import { type Box, boxes, type DocumentType, type Status, statuses } from '@/db/vocabulary';
import { movesByHand, statusesByHand } from '@/lib/documents/activity/moves';
import { findActivity } from '@/lib/documents/activity/queries';
import { attachToDraft } from '@/lib/documents/drafts/attachments/attach';
import { findDocument } from '@/lib/documents/queries';
import { actAs, post } from '../acting';
import { invoiceForm, savedForm } from '../drafting';
import { everything } from '../matrix';
import { actor, shareWith } from '../sharing';
import { everyRow, giveDocument, makeWorld } from '../world';

let documentId: string;
beforeAll(makeWorld);
beforeEach(async () => {
  documentId = await giveDocument('bakkerij');
  await actAs('hanna');
});

const found = async (who: string) => (await findDocument(await actor(who), documentId))!;
const activity = async (who: string) => (await findActivity(await actor(who), documentId))!;

describe('comments', () => {
  test('stand under the name and environment of who wrote them, oldest first', async () => {
    await post(addComment, { documentId, body: 'Is this ours?' });
    await actAs('gijs');
    expect(await post(addComment, { documentId, body: 'Yes.\nPay it.' })).toMatchObject({ message: 'Comment added.' });
    expect((await activity('fatima')).comments).toMatchObject([
      { authorName: 'Hanna de Wit', authorEnvironmentName: 'Bakkerij Jansen', body: 'Is this ours?' },
      { authorName: 'Gijs Bakker', body: 'Yes.\nPay it.' },
    ]);
  });

  test('are kept as typed and never empty, too long or of invisible characters', async () => {
    const before = await everything();
    for (const body of ['', '   ', 'x'.repeat(4001), 'a\u202eb', 'a\u0000b'])
      expect((await post(addComment, { documentId, body })).code).toBe('invalid');
    expect(await everything()).toEqual(before);
    expect((await post(addComment, { documentId, body: '<script>alert(1)</script>' })).code).toBe('ok');
    expect((await activity('hanna')).comments[0]?.body).toBe('<script>alert(1)</script>');
  });
});

describe('labels', () => {
  test('are put on once, whatever the case, and taken off', async () => {
    await post(addLabel, { documentId, label: 'Energy' });
    await post(addLabel, { documentId, label: 'energy' });
    expect((await activity('hanna')).labels).toEqual(['Energy']);
    await post(removeLabel, { documentId, label: 'Energy' });
    expect((await activity('hanna')).labels).toEqual([]);
  });

  test('are suggested from the organisation’s other documents, most used first, to who may add them', async () => {
    for (const [label, times] of [
      ['Rent', 2],
      ['Flour', 3],
    ] as const)
      for (let i = 0; i < times; i++) await post(addLabel, { documentId: await giveDocument('bakkerij'), label });
    const { suggestions } = await activity('hanna');
    expect(suggestions.indexOf('Flour')).toBeLessThan(suggestions.indexOf('Rent'));
    await post(addLabel, { documentId, label: 'Flour' });
    expect((await activity('hanna')).suggestions).not.toContain('Flour');
  });

  test('of a sister company are suggested to nobody who does not hold its documents (T07)', async () => {
    const ofTheSister = await giveDocument('vastgoed');
    await actAs('fatima');
    await post(addLabel, { documentId: ofTheSister, label: 'Dismissal of the director' });
    expect((await activity('hanna')).suggestions).not.toContain('Dismissal of the director');
    documentId = await giveDocument('vastgoed');
    await shareWith('fatima', documentId, 'hanna', 'full_access');
    expect((await activity('hanna')).suggestions).toEqual([]);
    expect((await activity('fatima')).suggestions).toEqual(['Dismissal of the director']);
  });

  test('do not stand in the way of whoever saves the draft or changes the status meanwhile', async () => {
    const form = invoiceForm();
    documentId = form.documentId as string;
    await post(createDraft, form);
    await actAs('gijs');
    await post(addLabel, { documentId, label: 'Energy' });
    await post(removeLabel, { documentId, label: 'Energy' });
    await actAs('hanna');
    expect((await post(saveDraft, savedForm(documentId, 1, { note: 'mine' }))).code).toBe('ok');
    documentId = await giveDocument('bakkerij');
    await post(addLabel, { documentId, label: 'Energy' });
    expect((await post(changeStatus, { documentId, status: 'paid', version: '1' })).code).toBe('ok');
  });

  test('are at most twenty', async () => {
    for (let i = 0; i < 20; i++) expect((await post(addLabel, { documentId, label: `Label ${i}` })).code).toBe('ok');
    const before = await everything();
    expect(await post(addLabel, { documentId, label: 'One more' })).toMatchObject({
      code: 'invalid',
      fields: { label: 'This document has 20 labels. Remove one first.' },
    });
    expect(await everything()).toEqual(before);
  });
});

describe('a status by hand', () => {
  const change = (status: string, more: Record<string, string> = {}) =>
    post(changeStatus, { documentId, status, version: '1', ...more });

  test('counts at once, with every path’s copy of it (E-058)', async () => {
    expect(await change('approved_for_payment')).toMatchObject({ code: 'ok', message: 'Status changed.' });
    expect(await found('fatima')).toMatchObject({ status: 'approved_for_payment', version: 2 });
  });

  test('rejecting asks for the reason, which stands in the history', async () => {
    const before = await everything();
    expect(await change('rejected')).toMatchObject({ code: 'invalid', fields: { reason: 'Say why you reject it.' } });
    expect(await everything()).toEqual(before);
    expect(await change('rejected', { reason: 'Wrong price.' })).toMatchObject({ code: 'ok' });
    expect((await activity('gijs')).history[0]).toMatchObject({
      action: 'document.changeStatus',
      actorName: 'Hanna de Wit',
      details: { from: 'received', to: 'rejected', reason: 'Wrong price.' },
    });
  });

  test('made from an older version meets a conflict that names who was first; nothing is lost (D-17)', async () => {
    await actAs('gijs');
    await change('paid');
    await actAs('hanna');
    const before = await everything();
    expect(await change('rejected', { reason: 'Wrong price.' })).toMatchObject({
      code: 'conflict',
      message: 'Gijs Bakker changed this in the meantime. Your text is still here; compare it and save again.',
      values: { status: 'rejected', reason: 'Wrong price.' },
    });
    expect(await everything()).toEqual(before);
  });

  test('of two at the same moment one wins and the other is told (C-48)', async () => {
    const answers = await Promise.all([change('paid'), change('under_review')]);
    expect(answers.map((answer) => answer.code).sort()).toEqual(['conflict', 'ok']);
    expect((await found('hanna')).version).toBe(2);
  });

  test.each(boxes)(
    'moves only as the table says, from every status, in %s',
    async (box) => {
      for (const type of ['invoice', 'order'] as const) for (const status of statuses) await tryAll(box, type, status);
    },
    120_000,
  );

  async function tryAll(box: Box, type: DocumentType, status: Status) {
    const legal = movesByHand({ box, type, status });
    const given = { box, type, status };
    documentId = await giveDocument('bakkerij', given);
    for (const to of statusesByHand) {
      if (legal.includes(to)) continue;
      const answer = await change(to, { reason: 'Because.' });
      expect({ ...given, to, code: answer.code }).toEqual({
        ...given,
        to,
        code: status === 'draft' ? 'forbidden' : 'invalid',
      });
    }
    expect(await found('hanna')).toMatchObject({ status, version: 1 });
    for (const to of legal) {
      documentId = await giveDocument('bakkerij', given);
      expect((await change(to, { reason: 'Because.' })).code).toBe('ok');
      expect((await found('hanna')).status).toBe(to);
    }
  }

  test('takes no word that is not one of those a person sets', async () => {
    const before = await everything();
    for (const status of ['draft', 'delivery_failed', 'opened', 'received', 'nonsense', ''])
      expect((await change(status)).code).toBe('invalid');
    expect(await everything()).toEqual(before);
  });
});

describe('what changes nothing', () => {
  test('is no event and no row: a label that is there, one that is gone, a document read twice, a form sent twice', async () => {
    await post(addLabel, { documentId, label: 'Energy' });
    await post(markRead, { documentId });
    const form = invoiceForm();
    await post(createDraft, form);
    const before = await everything();
    for (const answer of [
      await post(addLabel, { documentId, label: 'energy' }),
      await post(removeLabel, { documentId, label: 'Gas' }),
      await post(markRead, { documentId }),
      await post(createDraft, form),
    ])
      expect(answer.code).toBe('ok');
    expect(await everything()).toEqual(before);
  });
});

describe('the history', () => {
  test('tells the saves that one person makes in one go as one line; the log keeps each', async () => {
    const form = invoiceForm();
    documentId = form.documentId as string;
    await post(createDraft, form);
    const save = async (who: string, version: number) => {
      await actAs(who);
      expect((await post(saveDraft, savedForm(documentId, version, { note: `${version}` }))).code).toBe('ok');
    };
    for (const version of [1, 2, 3]) await save('hanna', version);
    await save('gijs', 4);
    await save('hanna', 5);
    await attachToDraft(await actor('hanna'), { documentId, version: 6, name: 'a.csv' }, Buffer.from('a;b\nc;d\n'));
    await save('hanna', 7);
    await save('hanna', 8);
    const { history, historyBefore } = await activity('fatima');
    expect(
      history.map((one) => [one.actorName, one.action.split('.')[1], one.details.attached ?? '', one.times]),
    ).toEqual([
      ['Hanna de Wit', 'editDraft', '', 2],
      ['Hanna de Wit', 'editDraft', 'a.csv', 1],
      ['Hanna de Wit', 'editDraft', '', 1],
      ['Gijs Bakker', 'editDraft', '', 1],
      ['Hanna de Wit', 'editDraft', '', 3],
      ['Hanna de Wit', 'create', '', 1],
    ]);
    expect(historyBefore).toBeNull();
    const logged = (await everyRow('audit_events')) as { row: { document_id: string } }[];
    expect(logged.filter(({ row }) => row.document_id === documentId)).toHaveLength(9);
  });

  test('tells who did what, newest first, page after page, and nothing of another document', async () => {
    const other = await giveDocument('bakkerij');
    await post(addLabel, { documentId: other, label: 'Elsewhere' });
    for (let i = 0; i < 55; i++) await post(addComment, { documentId, body: `Comment ${i}` });
    const first = await activity('fatima');
    expect(first.history).toHaveLength(50);
    const second = (await findActivity(await actor('fatima'), documentId, { before: first.historyBefore! }))!;
    expect(second.historyBefore).toBeNull();
    const numbers = [...first.history, ...second.history].map((event) => event.number);
    expect(numbers).toEqual([...numbers].sort((one, other) => other - one));
    expect(numbers).toHaveLength(55);
  });

  test('tells recipients to those with full access and to who shared, nobody else (L02)', async () => {
    documentId = await giveDocument('vastgoed');
    await shareWith('fatima', documentId, 'hanna', 'full_access');
    await shareWith('fatima', documentId, 'gijs', 'can_edit');
    const recipients = async (who: string) => (await activity(who)).history.map((event) => event.details.recipients);
    expect(await recipients('hanna')).toEqual([['Gijs Bakker'], ['Hanna de Wit']]);
    expect(await recipients('gijs')).toEqual([undefined, undefined]);
  });

  test('tells each event at the moment of its turn: who waits for another’s event is later than it', async () => {
    const { userId, environmentId } = await actor('hanna');
    await post(addComment, { documentId, body: 'First.' });
    const waiting = await asOwner(async (tx) => {
      await tx.execute(sql`select from audit_heads where environment_id = ${environmentId} for update`);
      const comment = post(addComment, { documentId, body: 'I waited.' });
      await new Promise((resolve) => setTimeout(resolve, 300));
      await within(tx, environmentId, () =>
        tx.execute(sql`select set_config('app.user_id', ${userId}, true), append_audit_event(${newId()}, ${environmentId}, 'Somebody', '',
          'document.comment', 'document', ${documentId}, '', null, ${documentId}, '{}'::jsonb)`),
      );
      return { comment };
    });
    expect((await waiting.comment).code).toBe('ok');
    const moments = (await activity('hanna')).history.map((event) => event.occurredAt.getTime());
    expect(moments).toHaveLength(3);
    expect(moments).toEqual(moments.toSorted((one, other) => other - one));
  });

  test('is not there for whoever cannot open the document', async () => {
    expect(await findActivity(await actor('olaf'), documentId)).toBeNull();
  });
});
