import { z } from 'zod';
import { levels } from '@/db/vocabulary';
import { id, ids, optionalParagraph } from '@/lib/policy/shapes';

/** People × organisations × level, in one form. */
export const askForAccessInput = z.strictObject({
  userIds: ids(50),
  organisationIds: ids(500),
  level: z.enum(levels, { error: 'choose_one' }).prefault('member'),
});

export const accessRequestsInput = z.strictObject({ accessRequestIds: ids(500) });
export const declineAccessInput = z.strictObject({ accessRequestId: id(), reason: optionalParagraph(1000) });
