import { getLocale, getTranslations } from 'next-intl/server';
import type { GroupPage } from '@/lib/groups/queries';
import { usesWords } from '../words';

/** What comes with a place in the group, in one sentence: `gets` for who joins it, `loses` for who goes (G20 to G22). */
export async function effectOf(group: GroupPage, key: 'gets' | 'loses' | 'youLose', name = ''): Promise<string> {
  const t = await getTranslations('group');
  const given = await usesWords(group.uses, ['tasks', 'documents']);
  if (given.length === 0) return t(`${key}Nothing`, { name });
  return t(key, { name, what: new Intl.ListFormat(await getLocale(), { type: 'conjunction' }).format(given) });
}
