import type { RequestState } from '@/db/vocabulary';
import type { Condition } from '@/lib/policy/policy';

/** What a request is to whoever opens its link. */
export type LookState =
  | 'unknown'
  | 'other_account'
  | 'own'
  | 'accepted'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'partners'
  | 'sign_in'
  | 'new_client'
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
  /** The address that somebody without an account has confirmed in this browser. */
  confirmed: string | null;
  /** What the actor lacks to accept. */
  missing: readonly Condition[];
  /** Whether the actor's environment is a partner of the requester's already, by another way. */
  arePartners: boolean;
};

/** The one state that counts, in the order in which a reader must learn it: somebody of a third company learns nothing. */
export function lookStateOf(request: LookFacts | null, { actor, confirmed, missing, arePartners }: Viewer): LookState {
  if (!request) return 'unknown';
  if (actor?.environmentId === request.environmentId) return 'own';
  if (actor && !isAddressee(request, actor)) return 'other_account';
  if (request.state !== 'pending') return request.state;
  if (!actor) return !request.otherEnvironmentId && confirmed === request.email ? 'new_client' : 'sign_in';
  if (arePartners) return 'partners';
  return missing.length > 0 ? 'missing' : 'ready';
}

/** Bound to the addressee's environment; to the address alone while its owner has none (C-07). */
const isAddressee = (request: LookFacts, actor: { email: string; environmentId: string }) =>
  request.otherEnvironmentId ? request.otherEnvironmentId === actor.environmentId : request.email === actor.email;
