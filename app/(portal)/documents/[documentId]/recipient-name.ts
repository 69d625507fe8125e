import { getTranslations } from 'next-intl/server';
import type { Said } from '@/lib/policy/action';
import type { RecipientName } from '@/lib/policy/facts';

/** A recipient in words, by itself or within a sentence: a group that is another environment's own is not named (C-50). */
export async function recipientWord(name: RecipientName, place: 'alone' | 'within'): Promise<string> {
  if (typeof name === 'string') return name;
  const t = await getTranslations('share');
  return name.group ?? t(place === 'alone' ? 'environmentGroup' : 'environmentGroupWithin', name);
}

/** The sentence `key` of `done` about a recipient, or the one about a group without its name. */
export function saidOf(key: 'share_changed' | 'share_withdrawn', name: RecipientName): Said {
  if (typeof name === 'string') return { key, values: { name } };
  const { group, environment } = name;
  return group === null ? { key: `${key}_group`, values: { environment } } : { key, values: { name: group } };
}
