import { z } from 'zod';
import { levels } from '@/db/vocabulary';
import { id, ids, optionalParagraph } from '@/lib/policy/shapes';

const level = () => z.enum(levels, { error: 'choose_one' }).prefault('member');

/** So many memberships at once: each is a decision, and an event, of its own. */
export const mostAtOnce = 500;

/** People × organisations × level, in one form. */
export const askForAccessInput = z
  .strictObject({ userIds: ids(50), organisationIds: ids(mostAtOnce), level: level() })
  .refine(({ userIds, organisationIds }) => userIds.length * organisationIds.length <= mostAtOnce, {
    error: 'too_many',
    path: ['organisationIds'],
  });

/** People of a partner, for one organisation of one's own. */
export const addPartnerMembersInput = z.strictObject({
  partnershipId: id(),
  organisationId: id(),
  userIds: ids(50),
  level: level(),
});

export const accessRequestInput = z.strictObject({ accessRequestId: id() });

export const accessRequestsInput = z.strictObject({ accessRequestIds: ids(500) });
export const declineAccessInput = z.strictObject({ accessRequestId: id(), reason: optionalParagraph(1000) });
