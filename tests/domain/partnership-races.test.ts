import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { sendRelationshipRequest } from '@/app/(portal)/partners/find/actions';
import {
  acceptAuthorisationRequest,
  acceptRelationshipRequest,
  withdrawRequest,
} from '@/app/(portal)/partners/requests/actions';
import { auditEvents, liveSides, outbox } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import type { RequestKind } from '@/db/vocabulary';
import { asPerson, post } from '../acting';
import { addCompany, type Company, giveRequest, requestRow } from '../partners';
import { makeWorld } from '../world';

// Two people at the same moment: one wins by the database, the other is told, and there is no half state (C-48).

const links = Number(process.env.KOPPEL_ROUNDS ?? 20);

beforeAll(makeWorld);

const sidesOf = ({ environmentId }: Company) =>
  asOwner((tx) => tx.select().from(liveSides).where(eq(liveSides.environmentId, environmentId)));

const eventsOf = ({ environmentId }: Company, action: string) =>
  asOwner(async (tx) => {
    let rows: { action: string }[] = [];
    await within(tx, environmentId, async () => {
      rows = await tx
        .select({ action: auditEvents.action })
        .from(auditEvents)
        .where(eq(auditEvents.environmentId, environmentId));
    });
    return rows.filter((row) => row.action === action).length;
  });

const mailsTo = ({ email }: Company, kind: string) =>
  asOwner(
    async (tx) =>
      (await tx.select().from(outbox).where(eq(outbox.toAddress, email))).filter((one) => one.kind === kind).length,
  );

const kinds = [
  ['relationship', acceptRelationshipRequest, 'partnership.accept', true],
  ['authorisation', acceptAuthorisationRequest, 'authorisation.accept', true],
  // The accepting administrator takes the role in the same act.
  ['authorisation', acceptAuthorisationRequest, 'authorisation.accept', false],
] as const;

test.each(kinds)(
  'a %s request accepted twenty times at once is accepted once: one partnership, one pair of events, one letter (%#)',
  async (kind, accept, event, isRelationshipManager) => {
    for (let round = 0; round < Math.ceil(links / kinds.length); round++) {
      const from = await addCompany();
      const to = await addCompany({ isRelationshipManager });
      const requestId = await giveRequest(from, to, { kind: kind as RequestKind });
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          asPerson(to, () =>
            post(accept, { requestId, ...(kind === 'authorisation' && { becomesRelationshipManager: 'on' }) }),
          ),
        ),
      );
      const codes = answers.map(({ code }) => code);
      expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
      expect(codes.every((code) => ['ok', 'forbidden', 'conflict'].includes(code))).toBe(true);
      expect(await sidesOf(from)).toHaveLength(1);
      expect([await eventsOf(from, event), await eventsOf(to, event)]).toEqual([1, 1]);
      expect(await mailsTo(from, 'request_answered')).toBe(1);
    }
  },
);

test('accepted and withdrawn at the same moment: one of the two, never both', async () => {
  for (let round = 0; round < Math.ceil(links / 4); round++) {
    const [from, to] = [await addCompany(), await addCompany()];
    const requestId = await giveRequest(from, to);
    const [accepted, withdrawn] = await Promise.all([
      asPerson(to, () => post(acceptRelationshipRequest, { requestId })),
      asPerson(from, () => post(withdrawRequest, { requestId })),
    ]);
    expect([accepted, withdrawn].filter(({ code }) => code === 'ok')).toHaveLength(1);
    const { state } = await requestRow(from, requestId);
    expect(state).toBe(accepted.code === 'ok' ? 'accepted' : 'withdrawn');
    expect(await sidesOf(from)).toHaveLength(state === 'accepted' ? 1 : 0);
  }
});

test('two companies that ask each other at the same moment are partners, once', async () => {
  for (let round = 0; round < Math.ceil(links / 4); round++) {
    const [one, other] = [await addCompany(), await addCompany()];
    const answers = await Promise.all([
      asPerson(one, () => post(sendRelationshipRequest, { organisationId: other.organisationId, message: '' })),
      asPerson(other, () => post(sendRelationshipRequest, { organisationId: one.organisationId, message: '' })),
    ]);
    expect(answers.map(({ code }) => code)).toEqual(['ok', 'ok']);
    expect(await sidesOf(one)).toHaveLength(1);
    expect(await sidesOf(other)).toHaveLength(1);
  }
});
