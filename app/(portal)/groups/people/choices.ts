import type { GroupChoice } from '@/components/forms/group-members';
import type { Candidate } from '@/lib/groups/members/queries';

/** People as a combobox offers them; `reasonFor` says of each why they cannot be chosen. */
export const choicesOf = (
  people: readonly Candidate[],
  reasonFor: (one: Candidate) => string | undefined = () => undefined,
): GroupChoice[] =>
  people.map((one) => {
    const reason = reasonFor(one);
    return {
      id: one.id,
      label: one.name,
      kind: 'user',
      environment: one.isExternal ? one.environmentName : undefined,
      isExternal: one.isExternal,
      environmentId: one.environmentId,
      ...(one.email && { detail: one.email }),
      ...(reason && { reason }),
    };
  });
