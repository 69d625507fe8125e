import type { Language } from '@/db/vocabulary';
import { publicLink } from '@/lib/policy/public-address';
import type { Letters, ToldEntry } from '../letters';
import { topicOf } from '../told/events';
import { type Say, sentenceOf } from '../told/sentence';
import { plainly } from './plainly';
import { type MailWords, portalWords, type Sheet } from './sheet';

/** What somebody was told: one thing in a letter of its own, several one below the other. */
export function told(t: MailWords, payload: Letters['told'], language: Language): Sheet {
  const { entries, more, isDigest, link } = payload;
  const say = sayingIn(language);
  const write = (entry: ToldEntry) => lineOf(entry, payload.readIn, say);
  const settings = { text: t('told.why'), label: t('told.settings'), link: `${publicLink('/profile')}#mail` };
  const [first, ...others] = entries;
  if (first && first.count === 1 && others.length + more === 0) {
    const sentence = write(first);
    return {
      subject: sentence.replace(/\.$/u, ''),
      heading: t(`told.headings.${topicOf[first.said.event]}`),
      lines: [sentence, ...(first.said.event === 'organisation_added' ? [t('told.leave')] : [])],
      button: { label: t('told.open'), link },
      settings,
    };
  }
  const count = entries.reduce((sum, entry) => sum + entry.count, more);
  const title = t(isDigest ? 'told.digest' : 'told.several', { count });
  return {
    subject: title,
    heading: title,
    lines: [],
    items: [
      ...entries.map((entry) => ({
        text: write(entry),
        link: entry.path === null ? undefined : publicLink(entry.path),
      })),
      ...(more > 0 ? [{ text: t('told.more', { count: more }) }] : []),
    ],
    button: { label: t('told.openAll'), link },
    settings,
  };
}

/** One sentence, also for several of the same kind. */
function lineOf({ said, count }: ToldEntry, readIn: string, say: Say): string {
  if (count === 1) return sentenceOf(said, { say, readIn, name: plainly });
  return sentenceOf(said, { say: (key, values) => say(manyOf(key), { ...values, count }), readIn, name: plainly });
}

const manyOf = (key: string) =>
  key.startsWith('told.') && key !== 'told.someone' ? key.replace('told.', 'told.many.') : key;

function sayingIn(language: Language): Say {
  const t = portalWords(language);
  return (key, values) => t(key as never, values as never);
}
