import { actAs, type Form, post } from '../../acting';

/** Things by their kind: ids, and the versions and words that a form names beside them. */
export type Things = Record<string, string>;
export type SetName = 'open' | 'closed';

/** Beside those who are in the open organisation: everybody of the home, its basic user and the partner's, everybody of the partner, whom a task was handed over to. */
export type Among = 'all' | 'basic' | 'shared' | 'handed';
export const setOf = (set: SetName, among: Among | undefined) => (set === 'open' && among ? `open:${among}` : set);
export type Invoice = (among?: Among, values?: { number?: string; isAgain?: boolean }) => Promise<string>;

/** Does it as the person, and goes on only if it was done. */
export async function must(who: { userId: string }, action: Parameters<typeof post>[0], form: Form): Promise<string> {
  await actAs(who);
  const answer = await post(action, form);
  if (answer.code !== 'ok') throw new Error(`Not done: ${JSON.stringify(answer)} ${JSON.stringify(form)}`);
  return answer.goTo ?? '';
}
