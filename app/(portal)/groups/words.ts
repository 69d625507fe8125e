import { getTranslations } from 'next-intl/server';
import type { GroupRow } from '@/lib/groups/queries';
import { countedUpTo, type Uses } from '@/lib/groups/used/uses';

/** What kind of group it is, in words: a partner group with whom, another environment's public group whose. */
export async function typeWord({ type, partnerName }: Pick<GroupRow, 'type' | 'partnerName'>): Promise<string> {
  const t = await getTranslations('groups');
  return partnerName ? t('partnerWith', { partner: partnerName }) : t(`types.${type}`);
}

type Use = keyof Uses;

/** What a group is used in, use by use, as far as it is counted; what it is not used in is left out. */
export async function usesWords(uses: Uses | null, which: readonly Use[]): Promise<string[]> {
  const t = await getTranslations('groups');
  return which
    .map((use) => ({ use, count: uses?.[use] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ use, count }) =>
      count > countedUpTo ? t(`many.${use}`, { count: countedUpTo }) : t(`counts.${use}`, { count }),
    );
}
