import { and, eq, lte, sql } from 'drizzle-orm';
import { identifying, type Tx } from '@/db/client';
import { partnershipRequests } from '@/db/schema';
import { appendIdentityEvent } from '@/lib/policy/grant';
import { mailRequest, tellAddressees, tellSender } from './mail';

const perSweep = 200;
const isPending = eq(partnershipRequests.state, 'pending');
const age = sql`now() - ${partnershipRequests.sentAt}`;
const whole = sql`${partnershipRequests.expiresAt} - ${partnershipRequests.sentAt}`;

/** What the clock does with requests: reminds at half time and one day before the end, and writes down what has expired (C-20). */
export async function sweepRequests(): Promise<void> {
  await identifying(expireRequests);
  await identifying((tx) =>
    remind(tx, 'isLastDayReminded', sql`${partnershipRequests.expiresAt} <= now() + interval '1 day'`),
  );
  await identifying((tx) => remind(tx, 'isHalfTimeReminded', sql`(${age}) * 2 >= ${whole}`));
}

/** Writes down what waited too long, and tells both sides (Q07). */
async function expireRequests(tx: Tx): Promise<void> {
  const due = dueRows(tx, and(isPending, lte(partnershipRequests.expiresAt, sql`now()`))!);
  const expired = await tx
    .update(partnershipRequests)
    .set({ state: 'expired' })
    .where(sql`${partnershipRequests.id} in ${due}`)
    .returning();
  for (const request of expired) {
    await tellSender(tx, request, 'expired');
    await tellAddressees(tx, request, 'expired');
    for (const environmentId of [request.environmentId, request.otherEnvironmentId]
      .filter((one) => one !== null)
      .sort())
      await appendIdentityEvent(tx, {
        environmentId,
        actor: { userId: '', name: 'Koppel' },
        action: 'partnership.expired',
        subject: {
          kind: 'partnershipRequest',
          id: request.id,
          name:
            environmentId === request.environmentId
              ? request.otherEnvironmentName || (request.email ?? '')
              : request.environmentName,
        },
      });
  }
}

type Mark = 'isHalfTimeReminded' | 'isLastDayReminded';

/** Whoever was reminded at the end is not reminded of half the time afterwards. */
async function remind(tx: Tx, mark: Mark, isDue: ReturnType<typeof sql>): Promise<void> {
  const due = dueRows(tx, and(isPending, eq(partnershipRequests[mark], false), isDue)!);
  const reminded = await tx
    .update(partnershipRequests)
    .set({ [mark]: true, isHalfTimeReminded: true })
    .where(sql`${partnershipRequests.id} in ${due}`)
    .returning({ id: partnershipRequests.id });
  for (const { id } of reminded) await mailRequest(tx, id, 'reminder');
}

/** A bounded number at a time; what somebody answers at this moment is passed over. */
const dueRows = (tx: Tx, which: ReturnType<typeof and> & object) =>
  tx
    .select({ id: partnershipRequests.id })
    .from(partnershipRequests)
    .where(which)
    .orderBy(partnershipRequests.id)
    .limit(perSweep)
    .for('update', { skipLocked: true });
