import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addComment } from '@/app/(portal)/documents/[documentId]/actions';
import DocumentPage from '@/app/(portal)/documents/[documentId]/page';
import { createDraft } from '@/app/(portal)/invoices/actions';
import { findDocumentPage } from '@/lib/shares/queries';
import { actAs, given, open, post } from '../acting';
import { invoiceForm } from '../drafting';
import { addPerson } from '../people';
import { actor, actorOf } from '../sharing';
import { giveDocument, makeWorld, person } from '../world';

// What the page of a document reads, and how often.

const read = vi.hoisted(() => ({ transactions: 0, statements: [] as string[] }));
vi.mock('@/db/client', async (original) => {
  const real = await original<typeof import('@/db/client')>();
  const told = (tx: object) =>
    new Proxy(tx, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (name !== 'execute') return typeof value === 'function' ? value.bind(target) : value;
        return (query: { queryChunks: unknown[] }) => {
          read.statements.push(JSON.stringify(query.queryChunks));
          return value.call(target, query);
        };
      },
    });
  const reading: typeof real.reading = (who, work) => {
    read.transactions++;
    return real.reading(who, (tx) => work(told(tx) as typeof tx));
  };
  return { ...real, reading };
});

beforeAll(makeWorld);
beforeEach(() => {
  read.transactions = 0;
  read.statements = [];
});

/** Opens the page as the person; answers how many transactions and how many evaluations of the door it took. */
async function opened(who: string, documentId: string) {
  await actAs(who);
  read.transactions = 0;
  read.statements = [];
  const answer = await open(DocumentPage, { params: given({ documentId }), searchParams: given({}) });
  return {
    answer,
    transactions: read.transactions,
    doors: read.statements.filter((statement) => statement.includes('as held')).length,
    looksForActs: read.statements.some((statement) => statement.includes('is_untouched')),
  };
}

test('a page is read at one moment, with the door asked once', async () => {
  const documentId = await giveDocument('bakkerij');
  expect(await opened('hanna', documentId)).toEqual({
    answer: 'open',
    transactions: 1,
    doors: 1,
    looksForActs: false,
  });
  const page = (await findDocumentPage(await actor('hanna'), documentId))!;
  expect(page).toMatchObject({
    found: { id: documentId, withdrawal: null },
    activity: { comments: [], labels: [] },
    deliveries: [],
    access: { documentId, held: 'full_access', ownPaths: [{ way: 'member' }] },
  });
});

test('whether anybody has acted on an upload is asked for those alone who could withdraw it', async () => {
  const documentId = await giveDocument('bakkerij', { createdBy: person('hanna').userId, status: 'created' });
  expect((await opened('hanna', documentId)).looksForActs).toBe(true);
  expect((await findDocumentPage(await actor('gijs'), documentId))?.found.withdrawal?.isUntouchedUpload).toBe(true);
  const form = invoiceForm();
  await actAs('hanna');
  await post(createDraft, form);
  expect((await opened('hanna', form.documentId as string)).looksForActs).toBe(false);
});

test('who is not led to it finds nothing, whatever is asked for', async () => {
  const documentId = await giveDocument('bakkerij');
  expect((await opened('olaf', documentId)).answer).toBe('not_found');
  expect((await opened('hanna', 'not-an-id')).answer).toBe('not_found');
  // Of the same environment, and so not kept out by the wall: without a path it is not there either.
  const colleague = await addPerson('jansen', { key: 'piet' });
  expect(await findDocumentPage(await actorOf(colleague), documentId, { withSource: true, before: 5 })).toBeNull();
  await actAs({ userId: colleague });
  expect(await post(addComment, { documentId, body: 'Not mine' })).toMatchObject({ code: 'not_found' });
  expect(await findDocumentPage(await actor('pien'), documentId, { withSource: true, before: 5 })).toBeNull();
});
