import { z } from 'zod';
import { groupTypes } from '@/db/vocabulary';
import { checkbox, id, ids, line, optionalLine, searchText, seenVersion } from '@/lib/policy/shapes';

/** How many people may be chosen in one go. */
export const mostAtOnce = 200;

export const createGroupInput = z
  .strictObject({
    type: z.enum(groupTypes, { error: 'choose_one' }).prefault('environment'),
    /** Of a partner group: the partner's environment. */
    partnerId: z.literal('').or(id()).prefault(''),
    name: line(),
    description: optionalLine(200),
    userIds: z.array(z.uuid('invalid')).max(mostAtOnce, 'too_many').prefault([]),
  })
  .refine(({ type, partnerId }) => type !== 'partner' || partnerId !== '', {
    path: ['partnerId'],
    error: 'choose_one',
  });
export type NewGroup = z.output<typeof createGroupInput>;

export const groupInput = z.strictObject({ groupId: id() });
export const groupMembersInput = z.strictObject({ groupId: id(), userIds: ids(mostAtOnce) });
export const groupMemberInput = z.strictObject({ groupId: id(), userId: id() });
export const setOwnerInput = z.strictObject({ groupId: id(), userId: id(), isGiven: checkbox() });

export const changeGroupInput = z.strictObject({
  groupId: id(),
  version: seenVersion(),
  name: line(),
  description: optionalLine(200),
});
export type GroupChange = z.output<typeof changeGroupInput>;

/** What the list of groups is narrowed by, as it stands in the address; what cannot be used is left out. */
export const groupsAddress = z.object({
  search: searchText(),
  type: z.enum(groupTypes).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type GroupsFilter = z.output<typeof groupsAddress>;
