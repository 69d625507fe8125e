import { type NotificationEvent, roles } from '@/db/vocabulary';
import type { Seen } from './queries';

/** The reader's words: `(key, values) => t(key, values)` of a translator without a namespace. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/**
 * What was said, in one sentence, for a reader of an environment; who did it is named with their environment where that is
 * another. `name` makes somebody's name fit for where it will stand.
 */
export function sentenceOf(
  { event, values, isGone }: Seen,
  { say, readIn, name = (text) => text }: { say: Say; readIn: string; name?: (text: string) => string },
): string {
  const given = values as Record<string, unknown>;
  const words: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'number') words[key] = value;
    else if (key === 'document' && value === '') words[key] = say('told.untitled');
    else if (typeof value === 'string') words[key] = wordOf(key, value, say) ?? name(value);
  }
  if (typeof given.by === 'string' && typeof given.company === 'string' && given.companyId !== readIn)
    words.by = say('told.someone', { name: name(given.by), company: name(given.company) });
  if (isGone) return say(goneEvents.has(event) ? `told.gone.${event}` : 'told.gone.other', words);
  const through = (given.through as { name: string } | undefined)?.name;
  return through === undefined
    ? say(`told.${event}`, words)
    : say(`told.${event}_through`, { ...words, through: name(through) });
}

/** The word of the portal's own that a value is, or nothing for a name. */
function wordOf(key: string, value: string, say: Say): string | undefined {
  if (key === 'access') return say(`accesses.${value}`);
  if (key === 'level') return say(`levels.${value}`);
  if (key === 'role') return say(`${(roles as readonly string[]).includes(value) ? 'roles' : 'specialRoles'}.${value}`);
  // Chosen between inside the sentence.
  return ['outcome', 'kind', 'cause'].includes(key) ? value : undefined;
}

/** Those that stand on something the reader must hold. */
const goneEvents: ReadonlySet<NotificationEvent> = new Set<NotificationEvent>([
  'document_shared',
  'documents_shared',
  'share_changed',
  'document_received',
  'delivery_failed',
  'comment_added',
  'organisation_added',
  'level_changed',
  'group_added',
]);
