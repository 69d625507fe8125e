import { z } from 'zod';
import { languages, roles, themes } from '@/db/vocabulary';
import { checkbox, id, line, searchText } from '@/lib/policy/shapes';

export const userInput = z.strictObject({ userId: id() });

/** Who takes over the open tasks of whoever leaves; nobody in particular when left empty (C-27). */
const successor = () =>
  z
    .union([id(), z.literal('')])
    .optional()
    .transform((chosen) => chosen || null);

export const changeRoleInput = z.strictObject({ userId: id(), role: z.enum(roles, { error: 'choose_one' }) });

/** A supplementary role given (`on`) or withdrawn. */
export const supplementaryRoleInput = z.strictObject({ userId: id(), isGiven: checkbox() });

/** `isConfirmed`: the environment may be left without a relationship manager (C-25). */
export const relationshipManagerInput = z.strictObject({ userId: id(), isGiven: checkbox(), isConfirmed: checkbox() });

export const removeUserInput = z.strictObject({ userId: id(), isConfirmed: checkbox(), successorId: successor() });

export const blockUserInput = z.strictObject({ userId: id(), successorId: successor() });

export const changeNameInput = z.strictObject({ name: line(100) });
export const changeLanguageInput = z.strictObject({ language: z.enum(languages, { error: 'choose_one' }) });
export const changeThemeInput = z.strictObject({ theme: z.enum(themes, { error: 'choose_one' }) });
export const changeShortcutsInput = z.strictObject({ usesShortcuts: checkbox() });
export const endSessionInput = z.strictObject({ sessionId: id() });
export const noInput = z.strictObject({});

/** What the list of people is narrowed by, as it stands in the address. */
export const peopleFilter = z.object({
  search: searchText(),
  status: z.enum(['active', 'invited', 'blocked']).optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type PeopleFilter = z.output<typeof peopleFilter>;
