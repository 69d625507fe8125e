import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createDraft, saveDraft } from '@/app/(portal)/invoices/actions';
import { reading } from '@/db/client';
import type * as facts from '@/lib/documents/drafts/facts';
import { asPerson, post } from '../acting';
import { invoiceForm, savedForm } from '../drafting';
import { addPerson, seat } from '../people';
import { Claim, timesFor } from '../proof/claim';
import { makeWorld, organisation, person } from '../world';

// Twenty people save the same draft at once, document after document: a save is taken when its version is the newest, and then it stands (D-17, T-49).

const saves = timesFor('KOPPEL_SAVES', 120);
const editorsOfEach = 20;

// The comparison of versions, as a test may take it out: the form's version becomes whatever is newest.
const without = vi.hoisted(() => ({ versions: false }));
vi.mock('@/lib/documents/drafts/facts', async (original) => {
  const real = await original<typeof facts>();
  return {
    ...real,
    heldDraftFacts: async (...args: Parameters<typeof real.heldDraftFacts>) => {
      const found = await real.heldDraftFacts(...args);
      if (without.versions && found) (args[2] as { version?: number }).version = found.version;
      return found;
    },
  };
});
afterEach(() => {
  without.versions = false;
});

let editors: { userId: string }[];
beforeAll(async () => {
  await makeWorld();
  editors = await Promise.all(
    Array.from({ length: editorsOfEach }, async () => ({ userId: await addPerson('jansen') })),
  );
  for (const { userId } of editors) await seat(userId, 'jansen', 'bakkerij');
});

type Revision = { number: number; reference: string; by: string };

/** The draft's versions as they are stored, and the number that the document itself counts. */
async function storedOf(documentId: string): Promise<{ version: number; revisions: Revision[] }> {
  return reading(person('fatima'), async (tx) => {
    const [document] = await tx.execute<{ version: number }>(
      sql`select version from documents where id = ${documentId}`,
    );
    const revisions = await tx.execute<Revision>(sql`
      select number, model->>'buyerReference' as reference, created_by as by from document_versions where document_id = ${documentId} order by number`);
    return { version: document!.version, revisions: [...revisions] };
  });
}

type Save = { by: string; reference: string; saw: number; code: string };

/** Looks at the draft, types for a moment, and saves what was typed. */
async function edit(editor: { userId: string }, documentId: string, at: number): Promise<Save> {
  const reference = `Typed by ${at}`;
  return asPerson(editor, async () => {
    await pause(Math.random() * 40);
    const [seen] = await reading(editor, (tx) =>
      tx.execute<{ version: number }>(sql`select version from documents where id = ${documentId}`),
    );
    const form = savedForm(documentId, seen!.version, { buyerReference: reference });
    await pause(Math.random() * 20);
    const { code } = await post(saveDraft, form);
    return { by: editor.userId, reference, saw: seen!.version, code };
  });
}

/** So many edit one draft at once. Answers what of it contradicts the claim, and how many saves were taken. */
async function editTogether(): Promise<{ taken: number; found: string[] }> {
  const form = invoiceForm({ organisationId: organisation('bakkerij') });
  const documentId = form.documentId as string;
  await asPerson('fatima', () => post(createDraft, form));
  const done = await Promise.all(editors.map((editor, at) => edit(editor, documentId, at)));
  const { version, revisions } = await storedOf(documentId);
  const taken = done.filter(({ code }) => code === 'ok');
  const found = done
    .filter(({ code }) => code !== 'ok' && code !== 'conflict')
    .map(({ code }) => `a save was answered with ${code}`);
  if (version !== 1 + taken.length)
    found.push(`${taken.length} saves were taken and the version counts ${version - 1}`);
  for (const save of taken) {
    const own = revisions.filter(({ by, reference }) => by === save.by && reference === save.reference);
    if (own.length !== 1) found.push(`a save that was taken stands ${own.length} times`);
    // It was written over the very version that its writer saw, and over no other.
    else if (own[0]!.number !== save.saw + 1) found.push(`version ${own[0]!.number} was made from version ${save.saw}`);
  }
  return { taken: taken.length, found };
}

test(
  `${saves} saves of documents, ${editorsOfEach} people at each at once: what is taken stands, and nothing is written over unseen`,
  async () => {
    const claim = new Claim('A save that was taken is never written over unseen', 'saves', saves);
    let taken = 0;
    for (let done = 0; done < saves; done += 2 * editorsOfEach) {
      const together = await Promise.all([editTogether(), editTogether()]);
      taken += together.reduce((sum, one) => sum + one.taken, 0);
      claim.count(
        2 * editorsOfEach,
        together.flatMap(({ found }) => found),
      );
    }
    expect(claim.close()).toEqual([]);
    // One of each document at least is taken, and some are refused, or there was no contest.
    expect(taken).toBeGreaterThanOrEqual(saves / editorsOfEach);
    expect(taken).toBeLessThan(saves);
  },
  Math.max(2, saves / 500) * 60_000,
);

test('the same finds saves that were written over unseen once versions are not compared', async () => {
  without.versions = true;
  const { found } = await editTogether();
  expect(found.join()).toMatch(/was made from version/);
});
