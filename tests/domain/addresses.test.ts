import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as findShareRecipients } from '@/app/(portal)/documents/[documentId]/recipients/route';
import { GET as exportList } from '@/app/(portal)/documents/export/route';
import { GET as exportLog } from '@/app/(portal)/environment/audit/export/route';
import AuditPage from '@/app/(portal)/environment/audit/page';
import { GET as findCandidates } from '@/app/(portal)/environment/organisations/[organisationId]/candidates/route';
import OrganisationsPage from '@/app/(portal)/environment/organisations/page';
import UsersPage from '@/app/(portal)/environment/users/page';
import { GET as findRecipients } from '@/app/(portal)/invoices/recipients/route';
import { GET as search } from '@/app/(portal)/search/route';
import { newId } from '@/db/id';
import { openEnvironmentLog } from '@/lib/audit/facts';
import { auditFilter } from '@/lib/audit/input';
import { listEvents } from '@/lib/audit/queries';
import { listAddress } from '@/lib/documents/input';
import { findListPage } from '@/lib/documents/lists/page';
import { actAs, given, open } from '../acting';
import { actor } from '../sharing';
import { giveDocument, makeWorld, organisation } from '../world';

// An address is typed, cut and passed on: what stands in it and cannot be used is left out, never an error.

const odd = ['a\0b', '\0', 'a\ud800b', '%', '\\', 'a\u2028b', '\u202eabc', 'x'.repeat(5000)];
const oddDays = ['0000-01-01', '9999-12-31', '2026-02-30', 'yesterday'];
const oddPlaces = ['999999999999999', '8640000000000001', '0', '-1', '00000'];

beforeAll(makeWorld);
beforeEach(() => actAs('fatima'));

const at = (query: Record<string, string>) => new Request(`http://localhost:3000/?${new URLSearchParams(query)}`);

describe('a part of a name', () => {
  test.each(odd)('%j opens the lists of people and organisations', async (text) => {
    expect(await open(UsersPage, { searchParams: given({ search: text }) })).toBe('open');
    expect(await open(OrganisationsPage, { searchParams: given({ search: text }) })).toBe('open');
  });

  test.each(odd)('%j is answered by everything that looks for it', async (text) => {
    const organisationId = organisation('bakkerij');
    const documentId = await giveDocument('bakkerij');
    const answers = [
      await search(at({ term: text })),
      await findRecipients(at({ text })),
      await findCandidates(at({ search: text }), { params: given({ organisationId }) }),
      await findShareRecipients(at({ name: text }), { params: given({ documentId }) }),
      await exportList(at({ box: 'inbox_in', search: text })),
    ];
    for (const answer of answers) expect([answer.status, (await answer.text()).includes('\0')]).toEqual([200, false]);
  });
});

describe('the audit log', () => {
  const read = async (query: Record<string, string>) => {
    const fatima = await actor('fatima');
    const log = await openEnvironmentLog(fatima, { isEvent: false });
    return (await listEvents(fatima, log!, auditFilter.parse(query))).events;
  };

  test.each(odd)('by somebody called %j', async (text) => {
    expect(await open(AuditPage, { searchParams: given({ actor: text }) })).toBe('open');
    expect(await read({ actor: text })).toBeInstanceOf(Array);
    expect((await exportLog(at({ format: 'csv', actor: text }))).status).toBe(200);
  });
  test.each(oddDays)('from and to %s', async (day) => {
    expect(await read({ from: day })).toBeInstanceOf(Array);
    expect(await read({ to: day })).toBeInstanceOf(Array);
  });
  test.each(oddPlaces)('before %s', async (place) => {
    expect(await read({ before: `${place}-1` })).toBeInstanceOf(Array);
    expect(await read({ before: `1767225600000-${place}` })).toBeInstanceOf(Array);
  });
});

describe('a list of documents', () => {
  const read = async (query: Record<string, string>) =>
    (await findListPage(await actor('fatima'), 'inbox_in', listAddress.parse(query))).rows;

  test.each(odd)('with %j in it', async (text) => expect(await read({ search: text })).toBeInstanceOf(Array));
  test.each(oddDays)('from and to %s', async (day) => {
    expect(await read({ from: day })).toBeInstanceOf(Array);
    expect(await read({ to: day })).toBeInstanceOf(Array);
  });
  test.each(oddPlaces)('after %s', async (place) =>
    expect(await read({ after: `${place}-${newId()}` })).toBeInstanceOf(Array),
  );
});
