import { notFound } from 'next/navigation';
import { cache } from 'react';
import { factsOf, findPartnership } from '@/lib/partnerships/queries';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { isId } from '@/lib/policy/shapes';

/** The partnership of this page, alive or ended, with what the reader may do; strangers', missing ones and those closed to the reader are the same. */
export const partnershipOfPage = cache(async (partnershipId: string) => {
  const actor = await requireActor();
  const partnership = isId(partnershipId) ? await findPartnership(actor, partnershipId) : null;
  if (!partnership) notFound();
  const facts = factsOf(actor, partnership);
  const isLive = partnership.endedAt === null;
  return {
    actor,
    partnership,
    facts,
    isLive,
    may: {
      end: isLive && can('partnership.end', actor, facts).allowed,
      withdrawScope: isLive && can('partnership.withdrawScope', actor, facts).allowed,
      connect:
        isLive &&
        can('relationshipManager.connect', actor, {
          ...facts,
          userId: '',
          userName: '',
          holdsRole: true,
          isConnected: false,
        }).allowed,
    },
  };
});
export type PartnershipOfPage = Awaited<ReturnType<typeof partnershipOfPage>>;
