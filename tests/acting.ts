import type { FormAction, Outcome } from '@/lib/policy/outcome';
import { sessionCookie } from '@/lib/policy/session';
import { newSession } from './sessions';
import { currentRequest, newRequest, requests } from './setup/next';
import { person } from './world';

export type Form = Record<string, string | string[]>;
/** What an action answered; `goTo` is where it led, when it led somewhere. */
export type Answer = Outcome & { goTo?: string };

/** From now on actions are posted by this person of the cast (or this user id), through a session row of their own. Answers the session's id. */
export async function actAs(who: string | { userId: string }): Promise<string> {
  const { userId } = typeof who === 'string' ? person(who) : who;
  const { id, token } = await newSession(userId);
  currentRequest().cookies.set(sessionCookie(), token);
  return id;
}

/** From now on nobody is signed in. */
export function actAsNobody(): void {
  currentRequest().cookies.delete(sessionCookie());
}

/** Does the work as a person beside what happens at the same moment elsewhere: for races. */
export async function asPerson<T>(who: string | { userId: string }, work: () => Promise<T>): Promise<T> {
  return requests().run(newRequest(), async () => {
    await actAs(who);
    return work();
  });
}

/** The form's fields as the browser would post them: a list is posted under its name with `[]`. */
export function formOf(values: Form): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') form.set(name, value);
    else for (const one of value) form.append(name.endsWith('[]') ? name : `${name}[]`, one);
  }
  return form;
}

/** Posts a form to a real action, as whoever acts now, and answers its outcome; a redirect counts as done and is told by `goTo`. */
export async function post(action: FormAction | ((form: FormData) => Promise<Outcome>), values: Form): Promise<Answer> {
  try {
    return await (action as FormAction)(null, formOf(values));
  } catch (error) {
    const goTo = redirectOf(error);
    if (goTo === null) throw error;
    return { code: 'ok', goTo };
  }
}

/** Where a redirect leads, or null when the error is none. */
function redirectOf(error: unknown): string | null {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  return digest.startsWith('NEXT_REDIRECT;') ? (digest.split(';')[2] ?? null) : null;
}

type Page<P> = (props: P) => Promise<unknown>;

/** What a page answers to whoever acts now: `open`, the code of its refusal, or where it leads. Its parts are not drawn. */
export async function open<P>(page: Page<P>, props: P): Promise<'open' | 'not_found' | 'forbidden' | { goTo: string }> {
  process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = 'true'; // set by next.config.ts, which is not read here
  try {
    await page(props);
    return 'open';
  } catch (error) {
    const goTo = redirectOf(error);
    if (goTo !== null) return { goTo };
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
    if (digest === 'NEXT_HTTP_ERROR_FALLBACK;404') return 'not_found';
    if (digest === 'NEXT_HTTP_ERROR_FALLBACK;403') return 'forbidden';
    throw error;
  }
}

/** What a page gets as `params` or `searchParams`. */
export const given = <T>(values: T): Promise<T> => Promise.resolve(values);
