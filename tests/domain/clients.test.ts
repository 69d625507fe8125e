import { beforeAll, expect, test } from 'vitest';
import { acceptAuthorisationRequest } from '@/app/(portal)/partners/requests/actions';
import { organisationMembers } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { listClients } from '@/lib/documents/lists/clients';
import { actAs, post } from '../acting';
import { addCompany, type Company, companyOf, giveLink, giveRequest, requestRow } from '../partners';
import { addPersonTo } from '../people';
import { actor, actorOf } from '../sharing';
import { environment, giveDocument, makeWorld, organisation, person } from '../world';

// One dashboard over all clients: what waits at each, and only where one can enter.

const filter = { search: '', sort: 'name', page: 1 } as const;
let bakery: string;
const companies: Company[] = [];

beforeAll(async () => {
  await makeWorld();
  const firm = await companyOf('deboer', 'anna');
  const accept = async (to: { environmentId: string; name: string; userId: string }) => {
    const requestId = await giveRequest(firm, to, { kind: 'authorisation' });
    await actAs(to);
    await post(acceptAuthorisationRequest, { requestId, becomesRelationshipManager: 'on' });
    return (await requestRow(firm, requestId)).partnershipId!;
  };
  bakery = await accept(await companyOf('jansen', 'fatima'));
  for (let at = 0; at < 3; at++) {
    companies.push(await addCompany({ planKey: 'invoice_portal', isRelationshipManager: false }));
    await accept(companies[at]!);
  }
  await giveLink(bakery, person('anna').userId, environment('deboer'));
  await asOwner((tx) =>
    tx.insert(organisationMembers).values({
      userId: person('chris').userId,
      organisationId: organisation('bakkerij'),
      environmentId: environment('jansen'),
      userEnvironmentId: environment('deboer'),
      partnershipId: bakery,
      level: 'member',
    }),
  );
  await giveDocument('bakkerij', { status: 'received' });
  await giveDocument('bakkerij', { status: 'received' });
  await giveDocument('bakkerij', { status: 'delivery_failed', box: 'inbox_out' });
  await giveDocument('vastgoed', { status: 'received' });
});

test('a client is there for whoever looks after partnerships; what waits, where one can enter', async () => {
  const anna = await listClients(await actor('anna'), filter);
  expect(anna.total).toBe(4);
  const ofAnna = anna.clients.find((one) => one.partnershipId === bakery)!;
  expect(ofAnna).toMatchObject({ organisations: 0, new: 0, failed: 0, contact: 'Anna de Boer', lastActivity: null });
  const chris = await listClients(await actor('chris'), filter);
  expect(chris.clients).toMatchObject([
    { partnershipId: bakery, organisations: 1, organisationId: organisation('bakkerij'), new: 2, failed: 1 },
  ]);
  expect(chris.clients[0]!.lastActivity).toBeInstanceOf(Date);
});

test('is sorted and searched, page by page', async () => {
  const anna = await actor('anna');
  expect((await listClients(anna, { ...filter, search: 'JANSEN' })).clients.map((one) => one.name)).toEqual([
    'Bakkerij Jansen',
  ]);
  expect((await listClients(await actor('chris'), { ...filter, sort: 'failed' })).clients[0]!.failed).toBe(1);
  const first = await listClients(anna, filter, 3);
  const second = await listClients(anna, { ...filter, page: 2 }, 3);
  expect([...first.clients, ...second.clients].map((one) => one.name)).toHaveLength(4);
  expect(new Set([...first.clients, ...second.clients].map((one) => one.partnershipId)).size).toBe(4);
});

test('nobody is a client of the client, of a stranger, or of somebody new without an organisation to enter', async () => {
  for (const key of ['fatima', 'olaf', 'pien']) expect((await listClients(await actor(key), filter)).total).toBe(0);
  const newcomer = await addPersonTo(environment('deboer'));
  expect((await listClients(await actorOf(newcomer), filter)).total).toBe(0);
});
