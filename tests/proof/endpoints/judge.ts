import { type Answered, outcomeOf } from './client';
import { inOneOrder } from './flight';
import type { Things } from './making';
import type { Mark } from './marks';
import { isAllowed, otherOf, partnersOf, type Trial } from './plan';
import { insiders, shutOut, workflowPeople } from './roles';

/** What an answer means, in the codes of an outcome; `elsewhere` where it leads to another page, `fault` where the portal failed. */
export type Verdict =
  | 'ok'
  | 'elsewhere'
  | 'signed_out'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'rate_limited'
  | 'fault';

const ofStatus: Record<number, Verdict> = {
  400: 'invalid',
  401: 'signed_out',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'rate_limited',
};

export function verdictOf(answered: Answered, isAction: boolean): Verdict {
  const { status, headers } = answered;
  const goTo = headers['x-action-redirect'] ?? headers.location;
  if (typeof goTo === 'string') {
    if (/^([a-z]+:\/\/[^/]+)?\/sign-in(\?next|;|$)/.test(goTo)) return 'signed_out';
    return isAction ? 'ok' : 'elsewhere';
  }
  if (status >= 200 && status < 300) {
    if (!isAction) return ofData(answered);
    return (outcomeOf(answered)?.code as Verdict | undefined) ?? 'fault';
  }
  return ofStatus[status] ?? 'fault';
}

/** A page's data comes with 200 whatever it says: what the page threw stands in it. */
function ofData({ headers, body }: Answered): Verdict {
  if (!String(headers['content-type']).startsWith('text/x-component')) return 'ok';
  const text = body.toString('utf8');
  const [, goTo] = /NEXT_REDIRECT;\w+;([^;]+);/.exec(text) ?? [];
  if (goTo) return /^\/sign-in(\?next|$)/.test(goTo) ? 'signed_out' : 'elsewhere';
  const [, thrown] = /NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(text) ?? [];
  if (thrown) return ofStatus[Number(thrown)] ?? 'fault';
  return /"digest":/.test(text) ? 'fault' : 'ok';
}

const refusals: readonly Verdict[] = ['forbidden', 'not_found', 'elsewhere', 'invalid', 'conflict'];

/** What is wrong with the verdict, or nothing: who may, may; the signed-out are led to sign-in; everybody else is refused. */
export function complaintOf(trial: Trial, verdict: Verdict): string | null {
  const { one, role } = trial;
  if (verdict === 'fault' || verdict === 'rate_limited') return verdict;
  if (one.isPublic) return Object.keys(one.may).length > 0 || verdict === 'not_found' ? null : `not closed: ${verdict}`;
  if (shutOut.includes(role)) return verdict === 'signed_out' ? null : `let in: ${verdict}`;
  if (isAllowed(trial)) return verdict === 'ok' || (verdict === 'elsewhere' && one.path) ? null : `refused: ${verdict}`;
  return refusals.includes(verdict) ? null : `not refused: ${verdict}`;
}

/** Whether whoever asks may see what the mark stands in. */
export function maySee({ one, home, role, relation }: Trial, { environment, set, reach, what }: Mark): boolean {
  if (one.isPublic) return environment === home && (one.shows?.includes(reach) ?? false);
  if (shutOut.includes(role)) return false;
  if (reach === 'platform' || one.shows?.includes(reach)) return true;
  if (environment === home) {
    if (reach !== 'content') return true;
    // Who looks after workflows sees the step and not the document (decision 28); who may start one by hand chooses among all.
    if (what === 'a workflow' || (what === 'a step' && workflowPeople.includes(role))) return true;
    return (
      role === 'administrator' ||
      set === 'open:all' ||
      (set === 'open:basic' && role === 'basic') ||
      (set !== 'closed' && insiders.includes(role))
    );
  }
  const isName = reach === 'partners' || reach === 'directory';
  // Who else is in a partner's organisation: its other partners' people.
  if (isName && relation === 'shared' && partnersOf[otherOf(home)].some((key) => key === environment)) return true;
  if (!partnersOf[home].some((key) => key === environment)) return false;
  if (isName || (what === 'a workflow' && relation === 'shared')) return true;
  if (reach !== 'content' || set === 'closed') return false;
  // Its connected relationship manager is in the open organisation of each partner; the seat and the shares are of the other of the two that ask.
  if (role === 'basicManager') return true;
  if (environment === 'stranger') return false;
  return (
    role === 'member' ||
    set === 'open:shared' ||
    (set === 'open:basic' && role === 'basic') ||
    (set === 'open:handed' && role === 'administrator')
  );
}

/** What Next calls a request in the keys of its data. */
const requestKey = /"([\w-]{21})v\\?",\{/;

/**
 * The answer without what differs from request to request: the nonce, Next's name for the request, the moment, the order in which React sent
 * it, and the ids that were asked for, which stand in the address.
 * Nothing else: whatever else differs between what is foreign and what is missing tells that something is there.
 */
export function comparable({ status, headers, body }: Answered, foreign: Things, missing: Things): string {
  const { date: _, ...rest } = headers;
  const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
  const isData = String(headers['content-type']).startsWith('text/x-component');
  const isPage = isData || String(headers['content-type']).startsWith('text/html');
  const said = body.toString('latin1');
  let text = `${status} ${JSON.stringify(rest)}\n${isPage ? inOneOrder(said, isData) : said}`;
  if (nonce) text = text.replaceAll(nonce, '<nonce>');
  const key = requestKey.exec(text)?.[1];
  if (key) text = text.replaceAll(key, '<request>');
  for (const [kind, value] of Object.entries(missing))
    if (value !== foreign[kind]) text = text.replaceAll(value, `<${kind}>`).replaceAll(foreign[kind]!, `<${kind}>`);
  return text;
}

/** Where two texts part, with a little of what stands around it. */
export function difference(one: string, other: string): string | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at++;
  return `“${one.slice(Math.max(0, at - 60), at + 60)}” against “${other.slice(Math.max(0, at - 60), at + 60)}”`;
}
