import type { Choice } from '@/components/ui/combobox';
import type { findCandidates } from '@/lib/organisations/members/queries';

/** People as a combobox offers them; who is a member already is shown, and closed. */
export const choicesOf = (people: Awaited<ReturnType<typeof findCandidates>>, already: string): Choice[] =>
  people.map(({ id, name, email, isMember }) => ({
    id,
    label: name,
    kind: 'user',
    ...(email && { detail: email }),
    ...(isMember && { reason: already }),
  }));
