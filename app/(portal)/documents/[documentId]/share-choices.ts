import { getTranslations } from 'next-intl/server';
import type { ShareChoice } from '@/components/forms/share-form';
import type { Actor } from '@/lib/policy/actor';
import type { PossibleRecipient } from '@/lib/shares/recipients/find';
import { reachOf } from './access-rows';
import { type Reasons, reasonsFor } from './reasons';

/** Possible recipients as the combobox offers them, in the reader's words; those that cannot be chosen come last. */
export async function shareChoices(
  actor: Actor,
  found: readonly PossibleRecipient[],
  asked: Asked,
): Promise<ShareChoice[]> {
  const reasons = reasonsFor(actor);
  const choices = await Promise.all(found.map((one) => choiceOf(one, asked, reasons)));
  return [...choices.filter((one) => !one.reason), ...choices.filter((one) => one.reason)];
}

/** How many documents were asked about, and whether those are all that will be shared. */
type Asked = { documents: number; areAll: boolean };

async function choiceOf(one: PossibleRecipient, { documents, areAll }: Asked, reasons: Reasons): Promise<ShareChoice> {
  const t = await getTranslations('share');
  const reason = await reasonOf(one, reasons);
  const lines = [
    ...(one.people === null ? [] : [await reachOf(one.people, one.outside)]),
    ...(documents > 1 && areAll && one.heldOn > 0 ? [t('alreadyOnSome', { count: one.heldOn, total: documents })] : []),
  ];
  return {
    id: one.id,
    label: one.name,
    kind: one.kind,
    environment: one.environmentName,
    isExternal: one.isExternal,
    ...(reason && { reason }),
    detail: await detailOf(one),
    reach: lines.length > 0 ? lines.join('. ') : null,
    held: documents > 1 ? null : one.held,
    given: documents > 1 ? null : one.given,
  };
}

/** An address, or how many people; of a group what kind it is and how many of them are outside too. */
async function detailOf({ people, outside, groupType, address }: PossibleRecipient): Promise<string | undefined> {
  const t = await getTranslations('share');
  if (people === null) return address ?? undefined;
  const groups = await getTranslations('groups');
  return [
    groupType && groups(`types.${groupType}`),
    t('peopleShort', { people }),
    groupType && outside > 0 && t('peopleOutside', { outside }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Why somebody cannot be chosen: it would change nothing, or a condition is missing, with who can give it (N-13). */
async function reasonOf({ isSelf, isOwner, answer }: PossibleRecipient, reasons: Reasons) {
  const t = await getTranslations('share');
  if (isSelf) return t('isSelf');
  return isOwner ? t('isOwner') : reasons(answer);
}
