import { beforeAll, expect, test } from 'vitest';
import { addComment, shareDocuments, withdrawShare } from '@/app/(portal)/documents/[documentId]/actions';
import { reading } from '@/db/client';
import { findActivity } from '@/lib/documents/activity/queries';
import { heldAccess } from '@/lib/documents/facts';
import { asPerson, post } from '../acting';
import { Claim, timesFor } from '../proof/claim';
import { actor, sharesOf, shareWith } from '../sharing';
import { giveDocument, makeWorld, person } from '../world';

// Two at the same moment (C-48): what was taken away cannot be used, and nothing is left hanging on what is gone.
// `npm run proof` runs more rounds.
const rounds = timesFor('KOPPEL_ROUNDS', 40);

beforeAll(makeWorld);

const withdraw = (documentId: string, shareId: string) =>
  asPerson('fatima', () => post(withdrawShare, { documentId, shareId }));
/** A moment; of three rounds one lets either side go first, so that every order is seen. */
const pause = (more = 0) => new Promise((done) => setTimeout(done, more + Math.random() * 6));
const ahead = (round: number, side: 1 | 2) => (round % 3 === side ? 25 : 0);

test(`withdrawing and passing on at the same moment never leaves a share whose parent is gone (${rounds} rounds)`, async () => {
  const claim = new Claim('What was withdrawn is not passed on', 'rounds', rounds);
  const seen = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const documentId = await giveDocument('vastgoed');
    await shareWith('fatima', documentId, 'hanna', 'full_access');
    const [first] = await sharesOf(documentId);
    const passOn = async () => {
      await pause(ahead(round, 1));
      return asPerson('hanna', () =>
        post(shareDocuments, {
          documents: [documentId],
          recipients: [person('gijs').userId],
          accesses: ['full_access'],
        }),
      );
    };
    const [withdrawn, passed] = await Promise.all([
      pause(ahead(round, 2)).then(() => withdraw(documentId, first!.id)),
      passOn(),
    ]);
    expect(withdrawn.code).toBe('ok');
    expect(['ok', 'not_found']).toContain(passed.code);
    seen.add(passed.code);
    expect(await sharesOf(documentId)).toEqual([]);
    expect(await reading(person('gijs'), (tx) => heldAccess(tx, [documentId]))).toEqual(new Map());
    claim.count();
  }
  expect(claim.close()).toEqual([]);
  // Both orders happen, or the rounds prove nothing.
  if (rounds >= 40) expect([...seen].sort()).toEqual(['not_found', 'ok']);
}, 600_000);

test(`a right withdrawn at this moment is not used: no comment is younger than the withdrawal (${rounds} rounds)`, async () => {
  const claim = new Claim('A right withdrawn at this moment is not used', 'rounds', rounds);
  for (let round = 0; round < rounds; round++) {
    const documentId = await giveDocument('vastgoed');
    await shareWith('fatima', documentId, 'hanna', 'can_edit');
    const [share] = await sharesOf(documentId);
    const [withdrawn, commented] = await Promise.all([
      pause(ahead(round, 2)).then(() => withdraw(documentId, share!.id)),
      pause(ahead(round, 1)).then(() => asPerson('hanna', () => post(addComment, { documentId, body: 'Still here?' }))),
    ]);
    expect(withdrawn.code).toBe('ok');
    expect(['ok', 'not_found']).toContain(commented.code);
    const trail = (await findActivity(await actor('fatima'), documentId))!;
    expect(trail.comments).toHaveLength(commented.code === 'ok' ? 1 : 0);
    // In the log's order, which is the order in which things took effect.
    const actions = trail.history.map((event) => event.action).filter((action) => action !== 'document.share');
    expect(actions).toEqual(commented.code === 'ok' ? ['share.withdraw', 'document.comment'] : ['share.withdraw']);
    claim.count();
  }
  expect(claim.close()).toEqual([]);
}, 600_000);

test(`lowering and passing on at the same moment never leaves more than the source gives (${rounds} rounds)`, async () => {
  const claim = new Claim('Nobody passes on more than they have', 'rounds', rounds);
  for (let round = 0; round < rounds; round++) {
    const documentId = await giveDocument('vastgoed');
    await shareWith('fatima', documentId, 'hanna', 'full_access');
    const give = (who: string, to: string, access: string) =>
      pause().then(() =>
        asPerson(who, () =>
          post(shareDocuments, { documents: [documentId], recipients: [person(to).userId], accesses: [access] }),
        ),
      );
    await Promise.all([give('fatima', 'hanna', 'read_only'), give('hanna', 'gijs', 'full_access')]);
    const shares = await sharesOf(documentId);
    expect(shares.every((share) => share.access === 'read_only')).toBe(true);
    const held = await reading(person('gijs'), (tx) => heldAccess(tx, [documentId]));
    expect([undefined, 'read_only']).toContain(held.get(documentId));
    claim.count();
  }
  expect(claim.close()).toEqual([]);
}, 600_000);

test('two who share with the same recipient at the same moment make two shares, one person who presses twice makes one', async () => {
  const documentId = await giveDocument('vastgoed');
  await shareWith('fatima', documentId, 'gijs', 'full_access');
  const give = (who: string) =>
    asPerson(who, () =>
      post(shareDocuments, { documents: [documentId], recipients: [person('hanna').userId], accesses: ['can_edit'] }),
    );
  const answers = await Promise.all([give('fatima'), give('gijs'), give('fatima'), give('gijs')]);
  expect(answers.map((answer) => answer.code)).toEqual(['ok', 'ok', 'ok', 'ok']);
  const toHanna = (await sharesOf(documentId)).filter((share) => share.principalId === person('hanna').userId);
  expect(toHanna.map((share) => share.grantedByName).sort()).toEqual(['Fatima Jansen', 'Gijs Bakker']);
});
