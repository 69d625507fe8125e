import type { Tx } from '@/db/client';
import type { Language } from '@/db/vocabulary';
import { enqueueMail } from '@/lib/notifications/commands';
import { tell } from '@/lib/notifications/told/commands';
import { mailingOf } from '@/lib/notifications/told/queries';
import { publicLink } from '@/lib/policy/public-address';
import type { Invitation } from './facts';

// Whoever invited is told in the portal, and by mail as they prefer (E-018): at once by a letter of its own, which says
// more; with the daily one; or not at all.

const path = '/environment/users';

/** Tells whoever invited that the person is there. */
export async function tellOfAcceptance(tx: Tx, invitation: Invitation, personName: string): Promise<void> {
  const hasOwnLetter = await wantsLetter(tx, invitation);
  const { invitedBy, inviterAddress, inviterLanguage, email, environmentName } = invitation;
  await tell(tx, {
    event: 'invitation_accepted',
    to: [invitedBy],
    values: { person: personName },
    path,
    hasOwnLetter,
  });
  if (!hasOwnLetter || !inviterAddress) return;
  await enqueueMail(tx, {
    kind: 'invitation_accepted',
    to: inviterAddress,
    language: inviterLanguage as Language,
    payload: { personName, personAddress: email, environmentName, link: publicLink(path) },
  });
}

/** Tells whoever invited that the answer was no. */
export async function tellOfRefusal(tx: Tx, invitation: Invitation): Promise<void> {
  const hasOwnLetter = await wantsLetter(tx, invitation);
  const { invitedBy, inviterAddress, inviterLanguage, email, environmentName } = invitation;
  await tell(tx, { event: 'invitation_declined', to: [invitedBy], values: { address: email }, path, hasOwnLetter });
  if (!hasOwnLetter || !inviterAddress) return;
  await enqueueMail(tx, {
    kind: 'invitation_declined',
    to: inviterAddress,
    language: inviterLanguage as Language,
    payload: { personAddress: email, environmentName, link: publicLink(path) },
  });
}

const wantsLetter = async (tx: Tx, { invitedBy }: Invitation): Promise<boolean> =>
  (await mailingOf(tx, invitedBy, 'requests')) === 'immediate';
