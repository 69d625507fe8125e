import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { connectManager, disconnectManager, endPartnership } from '@/app/(portal)/partners/actions';
import { sendRelationshipRequest } from '@/app/(portal)/partners/find/actions';
import {
  acceptAuthorisationRequest,
  acceptRelationshipRequest,
  declineRequest,
  resendRequest,
  withdrawRequest,
} from '@/app/(portal)/partners/requests/actions';
import {
  environments,
  livePartnerships,
  liveSides,
  partnershipManagers,
  partnershipRequests,
  users,
} from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import type { RequestKind } from '@/db/vocabulary';
import type { FormAction } from '@/lib/policy/outcome';
import { actAs, post } from '../acting';
import { drawn, everything, tried } from '../matrix';
import { addCompany, type Company, companyOf, giveLink, giveRequest, requestRow } from '../partners';
import { addPerson } from '../people';
import { environment, makeWorld, person } from '../world';

// Requirements 5.3, through the real actions, as the six kinds of people of one environment.

const who: Record<string, string> = { B: 'chris', 'B+R': 'dewi', A: 'emma', 'A+R': 'bram', AD: 'adam', 'AD+R': 'anna' };

let own: Awaited<ReturnType<typeof companyOf>>;

beforeAll(async () => {
  await makeWorld();
  await addPerson('deboer', { key: 'adam', name: 'Adam Zonder', role: 'administrator' });
  own = await companyOf('deboer', 'anna');
});

const isPartner = async ({ environmentId }: { environmentId: string }) => {
  const rows = await asOwner((tx) =>
    tx
      .select()
      .from(liveSides)
      .where(and(eq(liveSides.environmentId, environmentId), eq(liveSides.otherEnvironmentId, own.environmentId))),
  );
  return rows.length === 1;
};

const setPlan = (planKey: string) =>
  asOwner((tx) =>
    tx
      .update(environments)
      .set({ planKey })
      .where(eq(environments.id, environment('deboer'))),
  );

/** Asks a company nobody has asked yet. */
const asking = (planKey: string) => async (column: string) => {
  const other = await addCompany();
  await setPlan(planKey);
  await actAs(who[column]!);
  return async () => tried(await post(sendRelationshipRequest, { organisationId: other.organisationId, message: '' }));
};

/** Answers the request of a company nobody has answered yet. */
const answering =
  (action: FormAction, kind: RequestKind, proof: (from: Company, id: string) => Promise<boolean>, planKey = 'basic') =>
  async (column: string) => {
    const from = await addCompany();
    const id = await giveRequest(from, own, { kind });
    await setPlan(planKey);
    // Whoever became relationship manager by accepting is without the role again.
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ isRelationshipManager: false })
        .where(eq(users.id, person('adam').userId)),
    );
    await actAs(who[column]!);
    const fields = action === (acceptAuthorisationRequest as FormAction) ? { becomesRelationshipManager: 'on' } : {};
    return async () => tried(await post(action, { requestId: id, ...fields }), () => proof(from, id));
  };

/** Does something with a request of one's own environment that waits. */
const withOwn = (action: FormAction) => async (column: string) => {
  const id = await giveRequest(own, await addCompany(), { sentAt: new Date(Date.now() - 3 * 86_400_000) });
  await setPlan('basic');
  await actAs(who[column]!);
  return async () => tried(await post(action, { requestId: id }));
};

/** Does something with a live partnership of one's own. */
const inPartnership =
  (act: (partnershipId: string, column: string, other: Company) => Promise<() => Promise<ReturnType<typeof tried>>>) =>
  async (column: string) => {
    const other = await addCompany();
    const partnershipId = await liveWith(other);
    await setPlan('basic');
    await actAs(who[column]!);
    return act(partnershipId, column, other);
  };

async function liveWith(other: Company): Promise<string> {
  const id = await giveRequest(other, own);
  await setPlan('basic');
  await actAs('anna');
  await post(acceptRelationshipRequest, { requestId: id });
  return (await requestRow(other, id)).partnershipId!;
}

const isConnected = async (partnershipId: string, userId: string) =>
  (
    await asOwner((tx) =>
      tx
        .select()
        .from(partnershipManagers)
        .where(and(eq(partnershipManagers.partnershipId, partnershipId), eq(partnershipManagers.userId, userId))),
    )
  ).length === 1;

const connecting = (userId: (other: Company) => string) =>
  inPartnership(
    async (partnershipId, _, other) => async () =>
      tried(await post(connectManager, { partnershipId, userId: userId(other) }), () =>
        isConnected(partnershipId, userId(other)),
      ),
  );

const isLive = async (id: string) =>
  (await asOwner((tx) => tx.select().from(livePartnerships).where(eq(livePartnerships.id, id)))).length === 1;

describe('what the roles may in partnerships', () => {
  drawn(
    `row  act                      B  B+R  A  A+R  AD  AD+R
     P03  ask                      N  N    N  Y    N   Y
     P04  askBelowBasic            N  N    N  N    N   N
     P05  askOnBasic               N  N    N  Y    N   Y
     P05  askOnProfessional        N  N    N  Y    N   Y
     P05  askOnEnterprise          N  N    N  Y    N   Y
     P06  accept                   N  N    N  Y    N   Y
     P07  acceptBelowBasic         N  N    N  N    N   N
     P08  decline                  N  N    N  Y    Y   Y
     P09  withdraw                 N  N    N  Y    Y   Y
     P09  resend                   N  N    N  Y    Y   Y
     P11  acceptAuthorisation      N  N    N  Y    Y   Y
     P11  acceptAuthorisationFree  N  N    N  Y    Y   Y
     P12  declineAuthorisation     N  N    N  Y    Y   Y
     P13  connect                  N  N    N  Y    Y   Y
     P14  connectWithoutRole       N  N    N  N    N   N
     P16  connectTheOtherSide      N  N    N  N    N   N
     P17  disconnect               N  N    N  Y    Y   Y
     P17  disconnectOneself        –  Y    –  Y    –   Y
     P18  end                      N  N    N  Y    Y   Y`,
    {
      ask: asking('basic'),
      askBelowBasic: asking('invoice_portal'),
      askOnBasic: asking('basic'),
      askOnProfessional: asking('professional'),
      askOnEnterprise: asking('enterprise'),
      accept: answering(acceptRelationshipRequest, 'relationship', isPartner),
      acceptBelowBasic: answering(acceptRelationshipRequest, 'relationship', isPartner, 'invoice_portal'),
      decline: answering(
        declineRequest,
        'relationship',
        async (from, id) => (await requestRow(from, id)).state === 'declined',
      ),
      withdraw: withOwn(withdrawRequest),
      resend: withOwn(resendRequest),
      acceptAuthorisation: answering(acceptAuthorisationRequest, 'authorisation', isPartner),
      acceptAuthorisationFree: answering(acceptAuthorisationRequest, 'authorisation', isPartner, 'invoice_portal'),
      declineAuthorisation: answering(
        declineRequest,
        'authorisation',
        async (from, id) => (await requestRow(from, id)).state === 'declined',
      ),
      connect: connecting(() => person('dewi').userId),
      connectWithoutRole: connecting(() => person('emma').userId),
      connectTheOtherSide: connecting((other) => other.userId),
      disconnect: inPartnership(async (partnershipId) => {
        const userId = await addPerson('deboer', { isRelationshipManager: true });
        await giveLink(partnershipId, userId, own.environmentId);
        return async () =>
          tried(
            await post(disconnectManager, { partnershipId, userId }),
            async () => !(await isConnected(partnershipId, userId)),
          );
      }),
      disconnectOneself: inPartnership(async (partnershipId, column) => {
        const { userId } = person(who[column]!);
        await giveLink(partnershipId, userId, own.environmentId);
        return async () =>
          tried(
            await post(disconnectManager, { partnershipId, userId }),
            async () => !(await isConnected(partnershipId, userId)),
          );
      }),
      end: inPartnership(
        async (partnershipId) => async () =>
          tried(await post(endPartnership, { partnershipId }), async () => !(await isLive(partnershipId))),
      ),
    },
  );
});

const expire = (from: Company, id: string) =>
  asOwner((tx) =>
    within(tx, from.environmentId, () =>
      tx
        .update(partnershipRequests)
        .set({ expiresAt: new Date(Date.now() - 1000) })
        .where(eq(partnershipRequests.id, id)),
    ),
  );

describe('what becomes of a request', () => {
  const table = ['accepted', 'declined', 'withdrawn', 'expired'] as const;

  test.each(table)('Q01–Q05 one that is %s cannot be accepted, declined, withdrawn or resent', async (state) => {
    const [from, to] = [await addCompany(), await addCompany()];
    const id = await giveRequest(from, to);
    if (state === 'accepted') {
      await actAs(to);
      await post(acceptRelationshipRequest, { requestId: id });
    } else if (state === 'declined') {
      await actAs(to);
      await post(declineRequest, { requestId: id });
    } else if (state === 'withdrawn') {
      await actAs(from);
      await post(withdrawRequest, { requestId: id });
    } else await expire(from, id);
    const before = await everything();
    await actAs(to);
    expect((await post(acceptRelationshipRequest, { requestId: id })).code).toBe('forbidden');
    expect((await post(declineRequest, { requestId: id })).code).toBe('forbidden');
    await actAs(from);
    expect((await post(withdrawRequest, { requestId: id })).code).toBe('forbidden');
    expect((await post(resendRequest, { requestId: id })).code).toBe('forbidden');
    expect(await everything()).toEqual(before);
  });

  test('Q02 somebody of a third company has nothing to accept', async () => {
    const [from, to, third] = [await addCompany(), await addCompany(), await addCompany()];
    const id = await giveRequest(from, to);
    await actAs(third);
    expect((await post(acceptRelationshipRequest, { requestId: id })).code).toBe('not_found');
    await actAs(from);
    expect((await post(acceptRelationshipRequest, { requestId: id })).code).toBe('forbidden');
  });

  test('Q06 a second request is not sent while the first waits; after it was declined it is', async () => {
    const [from, to] = [await addCompany(), await addCompany()];
    const ask = () => post(sendRelationshipRequest, { organisationId: to.organisationId, message: '' });
    await actAs(from);
    expect((await ask()).code).toBe('ok');
    expect((await ask()).code).toBe('conflict');
    expect(await post(sendRelationshipRequest, { organisationId: from.organisationId, message: '' })).toMatchObject({
      code: 'invalid',
    });
  });

  test('C-23 a request that crosses another accepts it', async () => {
    const [one, other] = [await addCompany(), await addCompany()];
    await giveRequest(one, other);
    await actAs(other);
    const answer = await post(sendRelationshipRequest, { organisationId: one.organisationId, message: '' });
    expect(answer.goTo).toMatch(/^\/partners\/[0-9a-f-]{36}\?new$/);
    expect((await post(sendRelationshipRequest, { organisationId: one.organisationId, message: '' })).code).toBe(
      'conflict',
    );
  });

  test('C-23, Q09 one that crosses another whose sender could not ask any more accepts nothing: it waits beside it', async () => {
    const [one, other] = [await addCompany(), await addCompany()];
    await giveRequest(one, other);
    await asOwner((tx) => tx.update(users).set({ isRelationshipManager: false }).where(eq(users.id, one.userId)));
    await actAs(other);
    const answer = await post(sendRelationshipRequest, { organisationId: one.organisationId, message: '' });
    expect(answer.code).toBe('ok');
    expect(answer.goTo ?? '').not.toContain('?new');
    expect([await isPartner(one), await isPartner(other)]).toEqual([false, false]);
  });

  test('Q09 what its sender could not ask for any more cannot be accepted', async () => {
    const [from, to] = [await addCompany(), await addCompany()];
    const id = await giveRequest(from, to);
    await asOwner((tx) => tx.update(users).set({ isRelationshipManager: false }).where(eq(users.id, from.userId)));
    await actAs(to);
    const answer = await post(acceptRelationshipRequest, { requestId: id });
    expect(answer).toMatchObject({ code: 'forbidden' });
    expect(await isPartner(to)).toBe(false);
  });
});
