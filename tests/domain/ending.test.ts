import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { shareDocuments } from '@/app/(portal)/documents/[documentId]/actions';
import { connectManager, endPartnership, shareOrganisation } from '@/app/(portal)/partners/actions';
import { addMembersToPartners } from '@/app/(portal)/partners/add-members/actions';
import { acceptRelationshipRequest } from '@/app/(portal)/partners/requests/actions';
import type { Tx } from '@/db/client';
import { organisationMembers } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import en from '@/messages/en.json';
import { type Answer, actAs, asPerson, post } from '../acting';
import { addCompany, type Company, giveRequest, requestRow } from '../partners';
import { addPersonTo } from '../people';
import { giveDocumentTo, makeWorld } from '../world';
import { end, matrixDifferences, without } from '../worlds/ending';
import { store } from '../worlds/store';
import { type World, worlds } from '../worlds/world';

// Revocation is total (C-24): whatever lived through a partnership is gone with it, whoever acts at the same moment.

const numRuns = Number(process.env.KOPPEL_ENDINGS ?? 100);
const rounds = Number(process.env.KOPPEL_INTERLEAVINGS ?? 60);
const minute = 60_000;

const ended = fc.asyncProperty(
  worlds(false).filter((world) => world.partnerships.length > 0),
  fc.nat(),
  async (world: World, chosen) => {
    const at = chosen % world.partnerships.length;
    await asOwner((tx) => store(tx, world));
    await end(world, at);
    const found = await matrixDifferences(without(world, at));
    if (found.length > 0) throw new Error(found.join('\n'));
  },
);

describe('a partnership that has ended', () => {
  test(
    `${numRuns} random worlds: what everybody holds is what they hold in the world without it`,
    async () => {
      const { failed, errorInstance, seed } = await fc.check(ended, { numRuns, endOnFailure: true });
      expect(failed ? `seed ${seed}: ${errorInstance}` : '').toBe('');
    },
    Math.max(2, numRuns / 50) * minute,
  );
});

let firm: Company;
let client: Company;
let colleague: string;

beforeAll(async () => {
  await makeWorld();
  [firm, client] = [await addCompany(), await addCompany()];
  colleague = await addPersonTo(firm.environmentId);
});

async function partners(): Promise<string> {
  const requestId = await giveRequest(firm, client);
  await actAs(client);
  await post(acceptRelationshipRequest, { requestId });
  return (await requestRow(firm, requestId)).partnershipId!;
}

/** Whatever crosses the two environments although nothing is alive between them. */
const leftOver = () =>
  asOwner(async (tx) => {
    const counts: Record<string, number> = {};
    const pair = sql`(${firm.environmentId}::uuid, ${client.environmentId}::uuid)`;
    const count = async (name: string, where: ReturnType<typeof sql>) => {
      const [row] = await tx.execute<{ count: number }>(
        sql`select count(*)::int as count from ${sql.identifier(name)} where ${where}`,
      );
      if (row!.count > 0) counts[name] = row!.count;
    };
    await count('organisation_members', sql`environment_id <> user_environment_id and environment_id in ${pair}`);
    await count('partnership_managers', sql`environment_id in ${pair}`);
    await count('partnership_organisations', sql`environment_id in ${pair}`);
    await count('live_sides', sql`environment_id in ${pair}`);
    for (const [home] of [[firm.environmentId], [client.environmentId]])
      await within(tx, home!, async () => {
        await count('shares', sql`environment_id <> principal_environment_id and environment_id = ${home}`);
        await count('grants', sql`environment_id <> principal_environment_id and environment_id = ${home}`);
        await count('access_requests', sql`environment_id = ${home}`);
      });
    return counts;
  });

type Verb = (partnershipId: string) => Promise<Answer>;

/** What may begin to live through a partnership at the moment it ends. */
const verbs: Record<string, Verb> = {
  share: async () => {
    const documentId = await giveDocumentTo(client);
    return asPerson(client, () =>
      post(shareDocuments, { documents: [documentId], recipients: [colleague], accesses: ['read_only'] }),
    );
  },
  addMember: async () => {
    await asOwner((tx) => tx.delete(organisationMembers).where(sql`user_id = ${colleague}`));
    return asPerson(client, () =>
      post(addMembersToPartners, {
        'userIds[]': [colleague],
        'organisationIds[]': [client.organisationId],
        level: 'member',
      }),
    );
  },
  askForAccess: () =>
    asPerson(firm, () =>
      post(addMembersToPartners, {
        'userIds[]': [colleague],
        'organisationIds[]': [client.organisationId],
        level: 'member',
      }),
    ),
  connect: (partnershipId) => asPerson(firm, () => post(connectManager, { partnershipId, userId: firm.userId })),
  shareOrganisation: (partnershipId) =>
    asPerson(client, () => post(shareOrganisation, { partnershipId, organisationId: client.organisationId })),
};

async function interleave(verb: Verb, round: number): Promise<[Answer, Answer]> {
  const partnershipId = await partners();
  const later = () => new Promise((resolve) => setTimeout(resolve, round % 7));
  return Promise.all([
    verb(partnershipId),
    later().then(() => asPerson(round % 2 === 0 ? firm : client, () => post(endPartnership, { partnershipId }))),
  ]);
}

test(
  `${rounds} interleavings of what begins with what ends: nothing is left behind`,
  async () => {
    const outcomes = new Map<string, number>();
    const names = Object.keys(verbs);
    for (let round = 0; round < rounds; round++) {
      const name = names[round % names.length]!;
      const [began, ending] = await interleave(verbs[name]!, round);
      expect(ending.code).toBe('ok');
      expect(['ok', 'not_found', 'forbidden', 'conflict', 'invalid']).toContain(began.code);
      outcomes.set(began.code, (outcomes.get(began.code) ?? 0) + 1);
      expect(await leftOver(), `after ${name}`).toEqual({});
    }
    // Both orders came about: otherwise nothing was interleaved.
    expect(outcomes.size).toBeGreaterThan(1);
  },
  Math.max(2, rounds / 100) * minute,
);

test('who shares at the very moment it ends is told so, and nothing is shared', async () => {
  const partnershipId = await partners();
  let share: Promise<Answer> | undefined;
  await asOwner(async (tx) => {
    await tx.execute(sql`delete from live_partnerships where id = ${partnershipId}`);
    share = verbs.share!(partnershipId);
    await vi.waitUntil(async () => (await waitingFor(tx)) > 0, { timeout: 1500 });
  });
  expect(await share).toMatchObject({ code: 'conflict', message: en.refusals.partnership_ended });
  expect(await leftOver()).toEqual({});
});

/** How many wait for what this transaction holds. */
async function waitingFor(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))`,
  );
  return row!.count;
}

test('the same finds what is left behind once the keys to the live partnership are taken out', async () => {
  await asOwner((tx) =>
    tx.execute(sql`do $$ declare key record; begin
      for key in select conname, conrelid::regclass as home from pg_constraint
        where contype = 'f' and confrelid = 'live_partnerships'::regclass and conrelid <> 'live_sides'::regclass loop
        execute format('alter table %s drop constraint %I', key.home, key.conname);
      end loop; end $$`),
  );
  const partnershipId = await partners();
  expect((await verbs.connect!(partnershipId)).code).toBe('ok');
  expect((await verbs.addMember!(partnershipId)).code).toBe('ok');
  await actAs(firm);
  await post(endPartnership, { partnershipId });
  expect(Object.keys(await leftOver())).toEqual(
    expect.arrayContaining(['organisation_members', 'partnership_managers']),
  );
});
