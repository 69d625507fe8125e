import type { Actor } from './actor';
import { refusalOf } from './refusal';
import { inOneLine, wordsOfRefusal } from './refusal-words';
import { countUse, type Use } from './use-limits';

/** What a route handler refuses with; the codes are those of an action's outcome. */
const statuses = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  type: 415,
  rate_limited: 429,
} as const;

export type AnswerCode = keyof typeof statuses;

/** A route handler's refusal as JSON: the code and, where somebody reads it, a sentence. `not_found` is the same bytes always. */
export function refuse(
  code: AnswerCode,
  { message, retryAfterSeconds }: { message?: string | undefined; retryAfterSeconds?: number | undefined } = {},
): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  const body = message !== undefined && code !== 'not_found' ? { error: code, message } : { error: code };
  return new Response(JSON.stringify(body), { status: statuses[code], headers });
}

/**
 * The same for what a route handler caught: a refusal with its sentence, what is missing and who can give it, in the reader's
 * language. Throws a fault on.
 */
export async function refuseWith(error: unknown, actor: Actor): Promise<Response> {
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  const outcome = await wordsOfRefusal(refusal, actor, {});
  return refuse(outcome.code, {
    message: inOneLine(outcome),
    ...(outcome.code === 'rate_limited' && { retryAfterSeconds: outcome.retryAfterSeconds }),
  });
}

/** Counts one use of what costs the server much; answers the refusal when the person used it too often, else nothing. */
export async function refuseOveruse(use: Use, actor: Actor): Promise<Response | null> {
  try {
    await countUse(use, actor);
    return null;
  } catch (error) {
    return refuseWith(error, actor);
  }
}
