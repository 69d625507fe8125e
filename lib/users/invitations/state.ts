/** What an invitation is to whoever looks at it. */
export type InvitationState =
  | 'unknown'
  | 'other_account'
  | 'accepted'
  | 'withdrawn'
  | 'declined'
  | 'expired'
  | 'inviter_lost'
  | 'here_already'
  | 'elsewhere'
  | 'sign_in'
  | 'ready';

export type InvitationFacts = {
  email: string;
  environmentId: string;
  isAccepted: boolean;
  isWithdrawn: boolean;
  isDeclined: boolean;
  isExpired: boolean;
  /** Whether whoever invited could do so today: still there, not blocked, and an administrator. */
  isInviterEntitled: boolean;
};

export type Viewer = {
  /** Who is signed in. */
  actor: { email: string; environmentId: string } | null;
  /** The address that somebody without an account has confirmed in this browser. */
  confirmed: string | null;
};

/** The one state that counts, in the order in which a reader must learn it: a stranger to the invitation learns nothing of it. */
export function stateOf(invitation: InvitationFacts | null, { actor, confirmed }: Viewer): InvitationState {
  if (!invitation) return 'unknown';
  if (actor && actor.email !== invitation.email) return 'other_account';
  if (invitation.isAccepted) return 'accepted';
  if (invitation.isWithdrawn) return 'withdrawn';
  if (invitation.isDeclined) return 'declined';
  if (invitation.isExpired) return 'expired';
  if (!invitation.isInviterEntitled) return 'inviter_lost';
  if (actor) return actor.environmentId === invitation.environmentId ? 'here_already' : 'elsewhere';
  return confirmed === invitation.email ? 'ready' : 'sign_in';
}
