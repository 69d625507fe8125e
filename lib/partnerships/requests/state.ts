import type { RequestState } from '@/db/vocabulary';
import type { Condition } from '@/lib/policy/policy';

/** What a request is to whoever opens its link (ux.md, section 1.4). */
export type LookState =
  | 'unknown'
  | 'other_account'
  | 'own'
  | 'accepted'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'sign_in'
  | 'missing'
  | 'ready';

export type LookFacts = {
  state: RequestState;
  environmentId: string;
  otherEnvironmentId: string | null;
  email: string;
};

export type Viewer = {
  actor: { email: string; environmentId: string } | null;
  /** What the actor lacks to accept. */
  missing: readonly Condition[];
};

/** The one state that counts, in the order in which a reader must learn it: somebody of a third company learns nothing. */
export function lookStateOf(request: LookFacts | null, { actor, missing }: Viewer): LookState {
  if (!request) return 'unknown';
  if (actor?.environmentId === request.environmentId) return 'own';
  if (actor && !isAddressee(request, actor)) return 'other_account';
  if (request.state !== 'pending') return request.state;
  if (!actor) return 'sign_in';
  return missing.length > 0 ? 'missing' : 'ready';
}

/** Bound to the addressee's environment; to the address alone while its owner has none (C-07). */
const isAddressee = (request: LookFacts, actor: { email: string; environmentId: string }) =>
  request.otherEnvironmentId ? request.otherEnvironmentId === actor.environmentId : request.email === actor.email;
