import { getTranslations } from 'next-intl/server';
import { countedUpTo, type GroupPage } from '@/lib/groups/queries';
import { documentsWord } from '../words';

/** What comes with a place in the group, at once: what whoever joins gets and whoever leaves loses. */
export async function whatItGives({ documents }: GroupPage): Promise<string[]> {
  return documents === 0 ? [] : [await documentsWord(documents, countedUpTo)];
}

/** The same in one sentence: `gets` for who joins, `loses` for who goes. */
export async function effectOf(group: GroupPage, key: 'gets' | 'loses' | 'youLose', name = ''): Promise<string> {
  const t = await getTranslations('group');
  const given = await whatItGives(group);
  return given.length === 0 ? t(`${key}Nothing`, { name }) : t(key, { name, what: given.join(', ') });
}
