import type { Answer, fakeResend } from '../../mailing/provider';
import { chance } from './chance';

/** How a provider behaves on a bad day: one in twenty is taken without a word, as many fail or are too many. */
export function moody(): Answer {
  const now = chance.next();
  if (now < 0.05) return 'hang up after accepting';
  if (now < 0.1) return 500;
  return now < 0.15 ? 429 : 200;
}

export type Letter = { id: string; kind: string; to: string; sent_at: string | null; failed_at: string | null };

/** Letters by their ids: lost, doubled, never written down, or changed between two attempts. */
export function wrongMails(letters: Letter[], { delivered, changed }: ReturnType<typeof fakeResend>): string[] {
  const arrived = delivered.map(({ headers }) => String(headers['idempotency-key']).replace(/^mail\//, ''));
  const times = new Map<string, number>();
  for (const id of arrived) times.set(id, (times.get(id) ?? 0) + 1);
  const written = new Set(letters.map(({ id }) => id));
  return [
    ...letters.filter(({ id, sent_at }) => !times.has(id) || !sent_at).map(({ id, kind }) => `lost: ${kind} ${id}`),
    ...[...times].filter(([, count]) => count > 1).map(([id]) => `doubled: ${id}`),
    ...[...times.keys()].filter((id) => !written.has(id)).map((id) => `never written: ${id}`),
    ...changed.map(({ headers }) => `changed: ${headers['idempotency-key']}`),
  ];
}
