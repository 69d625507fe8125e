import { getTranslations } from 'next-intl/server';
import type { GroupRow } from '@/lib/groups/queries';

/** What kind of group it is, in words: a partner group with whom, another environment's public group whose. */
export async function typeWord({ type, partnerName }: Pick<GroupRow, 'type' | 'partnerName'>): Promise<string> {
  const t = await getTranslations('groups');
  return partnerName ? t('partnerWith', { partner: partnerName }) : t(`types.${type}`);
}

/** What is shared with a group and so comes with a place in it, as far as it is counted. */
export async function documentsWord(documents: number | null, countedUpTo: number): Promise<string> {
  const t = await getTranslations('groups');
  if (documents === null) return '–';
  return documents < countedUpTo ? t('documentCount', { count: documents }) : t('documentsMany', { count: documents });
}
