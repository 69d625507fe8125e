import { beforeAll, describe, expect, test } from 'vitest';
import {
  addComment,
  addLabel,
  changeShare,
  changeStatus,
  leaveShare,
  withdrawShare,
} from '@/app/(portal)/documents/[documentId]/actions';
import { withdrawUpload } from '@/app/(portal)/documents/actions';
import { createDraft, deleteDraft, saveDraft, sendDraft } from '@/app/(portal)/invoices/actions';
import { reading } from '@/db/client';
import { heldAccess } from '@/lib/documents/facts';
import { findDocument } from '@/lib/documents/queries';
import { findAccess } from '@/lib/shares/queries';
import { actAs, post } from '../acting';
import { invoiceForm, savedForm } from '../drafting';
import { everything } from '../matrix';
import { actor, enter, giveGroup, leave, setPerson, sharesOf, shareWith, sitIn } from '../sharing';
import { giveDocument, makeWorld, organisation, person } from '../world';

// Requirements 5.8, "What each share level allows", through the real actions and queries against PostgreSQL.
// Hanna holds the level; gijs is the colleague shared with; fatima administers the owner's environment.

const levels = ['none', 'read_only', 'can_edit', 'full_access'] as const;
const table = `
                                            none  Read  Edit  Full
  L01 opens it                              –     Y     Y     Y
  L02 sees who else has access              –     N     N     Y
  L02 sees the own path                     –     Y     Y     Y
  L03 comments                              –     N     Y     Y
  L03 labels                                –     N     Y     Y
  L04 changes the status                    –     N     Y     Y
  L05 changes the content of a draft        –     N     Y     Y
  L06 changes the content of what came in   –     N     N     N
  L07 shares on                             –     N     N     Y
  L08 changes a share of her own            –     N     N     Y
  L08 withdraws a share of her own          –     N     N     Y
  L09 changes a share of somebody else      –     N     N     N
  L09 withdraws a share of somebody else    –     N     N     N
  L10 sends a draft                         –     N     N     N
  L11 deletes a draft                       –     N     N     N
  L11 withdraws an upload                   –     N     N     N
  L12 leaves the share                      –     Y     Y     Y
`;

/** What happens in a row: an outcome's code, or whether something is there to be seen. */
const acts: Record<string, (documentId: string) => Promise<string>> = {
  'L01 opens it': async (documentId) => seen(await findDocument(await actor('hanna'), documentId)),
  'L02 sees who else has access': async (documentId) => {
    const access = await findAccess(await actor('hanna'), documentId);
    return access ? (access.everybody ? 'ok' : 'forbidden') : 'not_found';
  },
  'L02 sees the own path': async (documentId) =>
    seen((await findAccess(await actor('hanna'), documentId))?.ownPaths[0]),
  'L03 comments': (documentId) => as('hanna', () => post(addComment, { documentId, body: 'I looked at it.' })),
  'L03 labels': (documentId) => as('hanna', () => post(addLabel, { documentId, label: 'Urgent' })),
  'L04 changes the status': (documentId) =>
    as('hanna', () => post(changeStatus, { documentId, status: 'approved', version: '1' })),
  'L05 changes the content of a draft': (documentId) => as('hanna', () => post(saveDraft, savedForm(documentId, 1))),
  'L06 changes the content of what came in': (documentId) =>
    as('hanna', () => post(saveDraft, savedForm(documentId, 1))),
  'L10 sends a draft': (documentId) => as('hanna', () => post(sendDraft, { documentId, version: '1' })),
  'L11 deletes a draft': (documentId) => as('hanna', () => post(deleteDraft, { documentId })),
  'L11 withdraws an upload': (documentId) => as('hanna', () => post(withdrawUpload, { documentId })),
  'L07 shares on': async (documentId) => (await shareWith('hanna', documentId, 'gijs', 'read_only')).code,
  'L08 changes a share of her own': (documentId) =>
    withShare(documentId, 'hanna', (shareId) => post(changeShare, { documentId, shareId, access: 'can_edit' })),
  'L08 withdraws a share of her own': (documentId) =>
    withShare(documentId, 'hanna', (shareId) => post(withdrawShare, { documentId, shareId })),
  'L09 changes a share of somebody else': (documentId) =>
    withShare(documentId, 'fatima', (shareId) => post(changeShare, { documentId, shareId, access: 'can_edit' })),
  'L09 withdraws a share of somebody else': (documentId) =>
    withShare(documentId, 'fatima', (shareId) => post(withdrawShare, { documentId, shareId })),
  'L12 leaves the share': async (documentId) => {
    const mine = (await sharesOf(documentId)).find((share) => share.principalId === person('hanna').userId);
    return as('hanna', () =>
      post(leaveShare, { documentId, shareId: mine?.id ?? '00000000-0000-7000-8000-000000000000' }),
    );
  },
};

const seen = (thing: unknown) => (thing ? 'ok' : 'not_found');
const as = async (who: string, work: () => Promise<{ code: string }>) => {
  await actAs(who);
  return (await work()).code;
};

/** Acts as hanna on a share to gijs: her own from the time when she had full access, or fatima's. */
async function withShare(documentId: string, giver: string, work: (shareId: string) => Promise<{ code: string }>) {
  const share = (await sharesOf(documentId)).find(
    (one) => one.grantedBy === person(giver).userId && one.principalId === person('gijs').userId,
  );
  return as('hanna', () => work(share!.id));
}

/** A fresh document that hanna holds at this level; on it a share of her own to gijs and one of fatima's. */
async function prepare(level: (typeof levels)[number], isDraft: boolean): Promise<string> {
  const documentId = isDraft ? await giveDraft() : await giveDocument('vastgoed');
  await enter('hanna', 'vastgoed');
  await shareWith('hanna', documentId, 'gijs', 'read_only');
  await leave('hanna', 'vastgoed');
  await shareWith('fatima', documentId, 'gijs', 'read_only');
  if (level !== 'none') await shareWith('fatima', documentId, 'hanna', level);
  return documentId;
}

/** A draft of the owner's, as its administrator makes it. */
async function giveDraft(): Promise<string> {
  await actAs('fatima');
  const form = invoiceForm({ organisationId: organisation('vastgoed') });
  expect((await post(createDraft, form)).code).toBe('ok');
  return form.documentId as string;
}

beforeAll(makeWorld);

const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [row, ...answers] = line.trim().split(/\s{2,}/);
    return { row: row!, answers };
  });

describe.each(rows)('5.8 $row', ({ row, answers }) => {
  test.each(levels.map((level, at) => ({ level, answer: answers[at]! })))('$level → $answer', async (cell) => {
    const documentId = await prepare(cell.level, row.endsWith('a draft'));
    const before = await everything();
    const code = await acts[row]!(documentId);
    expect(code).toBe({ Y: 'ok', N: 'forbidden', '–': 'not_found' }[cell.answer]);
    if (cell.answer !== 'Y') expect(await everything()).toEqual(before);
  });
});

describe('5.8 Combination', () => {
  const held = async (documentId: string) =>
    (await reading(person('hanna'), (tx) => heldAccess(tx, [documentId]))).get(documentId);

  test('Read only by name and Can edit by a group is Can edit; with membership the rights of a member; each path goes alone (C-28)', async () => {
    await setPerson('hanna', { role: 'basic', isRelationshipManager: false, memberOf: ['bakkerij'] });
    const documentId = await giveDocument('vastgoed');
    const group = await giveGroup('jansen', 'environment', 'Administratie');
    await sitIn('hanna', group);
    await shareWith('fatima', documentId, 'hanna', 'read_only');
    await shareWith('fatima', documentId, { principalId: group }, 'can_edit');
    expect(await held(documentId)).toBe('can_edit');
    await enter('hanna', 'vastgoed');
    expect(await held(documentId)).toBe('full_access');
    await leave('hanna', 'vastgoed');
    expect(await held(documentId)).toBe('can_edit');
    const [toHanna, toGroup] = await sharesOf(documentId);
    await actAs('fatima');
    await post(withdrawShare, { documentId, shareId: toGroup!.id });
    expect(await held(documentId)).toBe('read_only');
    await post(withdrawShare, { documentId, shareId: toHanna!.id });
    expect(await held(documentId)).toBeUndefined();
  });

  test('two levels at once give the rights of the higher one through the actions too', async () => {
    const documentId = await giveDocument('vastgoed');
    await shareWith('fatima', documentId, 'hanna', 'read_only');
    expect(await acts['L03 comments']!(documentId)).toBe('forbidden');
    await shareWith('fatima', documentId, { principalId: organisation('bakkerij') }, 'can_edit');
    expect(await acts['L03 comments']!(documentId)).toBe('ok');
    expect(await acts['L07 shares on']!(documentId)).toBe('forbidden');
  });

  test('a share lowered or raised counts at the next request of the running session (R-148)', async () => {
    const documentId = await giveDocument('vastgoed');
    await shareWith('fatima', documentId, 'hanna', 'read_only');
    expect(await acts['L03 labels']!(documentId)).toBe('forbidden');
    await shareWith('fatima', documentId, 'hanna', 'can_edit');
    expect(await acts['L03 labels']!(documentId)).toBe('ok');
    await shareWith('fatima', documentId, 'hanna', 'read_only');
    expect(await acts['L03 labels']!(documentId)).toBe('forbidden');
  });
});
