import { getTranslations } from 'next-intl/server';
import type { Candidate } from '@/lib/groups/members/queries';
import type { GroupPage } from '@/lib/groups/queries';
import type { Actor } from '@/lib/policy/actor';
import { type Answer, can } from '@/lib/policy/policy';
import { reasonsFor } from '../../../documents/[documentId]/reasons';
import { choicesOf } from '../../people/choices';
import { memberFacts } from '../group';

/**
 * People as they can be put in the group; who is in it already, or is not for it, is shown and closed. Those of a partner can be chosen
 * where they need another type of group alone: the form then offers one (C-10).
 */
export async function seatChoices(actor: Actor, group: GroupPage, people: readonly Candidate[]) {
  const already = (await getTranslations('group'))('already');
  const reasons = reasonsFor(actor);
  const said = new Map<string, string>();
  for (const { id, isSeated, environmentId } of people) {
    const answer = can('group.addMember', actor, memberFacts(group, environmentId));
    const reason = isSeated ? already : needsPartnerGroup(group, answer) ? undefined : await reasons(answer);
    if (reason) said.set(id, reason);
  }
  return choicesOf(people, (one) => said.get(one.id));
}

/** The environment whose people fit in a partner group beside the actor's own; nothing in other groups. */
export const partnerOf = ({ environmentId }: Actor, group: GroupPage): string | null =>
  group.type !== 'partner' ? null : group.environmentId === environmentId ? group.otherId : group.environmentId;

const needsPartnerGroup = ({ type }: GroupPage, answer: Answer): boolean =>
  type !== 'partner' && !answer.allowed && answer.missing.every((one) => one === 'people_of_group');
