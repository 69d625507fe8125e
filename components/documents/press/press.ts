import type { FormAction, Outcome } from '@/lib/policy/outcome';

/** A document by what its chooser saw of it. */
export type Named = { id: string; name: string };

/** Many documents shared in one press, so many of them in one post. What is left and what was refused is its whole state. */
export type Press = {
  /** A name of its own: every post says that it belongs to this press. */
  id: string;
  /** What was posted beside the documents. */
  form: readonly [name: string, value: string][];
  all: number;
  left: readonly Named[];
  refused: readonly (Named & { why: string })[];
  state: 'going' | 'stopped' | 'interrupted' | 'done';
  /** What the portal said when it would not go on. */
  message?: string;
};

const atOnce = 50;

/** A press as the form around it was filled in. */
export function pressOf(id: string, documents: readonly Named[], posted: FormData): Press {
  const form = [...posted].filter((field): field is [string, string] => typeof field[1] === 'string');
  return { id, form, all: documents.length, left: documents, refused: [], state: 'going' };
}

/** Shares the next of what is left. Answers what the portal said, and the press afterwards where it was done. */
export async function shareNext(
  press: Press,
  share: FormAction,
): Promise<{ outcome: Outcome; next: Pick<Press, 'left' | 'refused'> | null }> {
  const now = press.left.slice(0, atOnce);
  const form = new FormData();
  for (const [name, value] of press.form) form.append(name, value);
  for (const { id } of now) form.append('documents[]', id);
  form.set('press', press.id);
  const outcome = await share(null, form);
  if (outcome.code !== 'ok') return { outcome, next: null };
  const why = new Map(outcome.refused?.map((one) => [one.id, one.why]));
  const refused = now.flatMap((one) => (why.has(one.id) ? [{ ...one, why: why.get(one.id)! }] : []));
  return { outcome, next: { left: press.left.slice(now.length), refused: [...press.refused, ...refused] } };
}

/** How many of its documents are shared. */
export const doneOf = ({ all, left, refused }: Press): number => all - left.length - refused.length;
