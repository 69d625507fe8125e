import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { findPlaceFor } from '@/lib/organisations/sign-up/queries';
import { findWaitingRequest } from '@/lib/partnerships/requests/look';
import { isSignUpOpen } from '@/lib/policy/mode';
import { findCurrentActor } from '@/lib/policy/session';
import { findConfirmedAddress } from '@/lib/policy/sign-in-confirmation';
import { findWaitingInvitation } from '@/lib/users/invitations/queries';
import { OpenInvitation } from '../../invitation/open-invitation';
import { JoinForm } from './join-form';
import { SignUpForm } from './sign-up-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signUp'))('title') };
}

/** For a confirmed address: the invitation that waits for it, the environment of its domain, or one of its own. Open also to whom an authorisation request waits for. */
export default async function SignUpDetailsPage() {
  if (await findCurrentActor()) redirect('/');
  const email = await findConfirmedAddress();
  if (!email) redirect('/sign-up');
  const invitation = await findWaitingInvitation(email);
  if (invitation) return <OpenInvitation invitation={invitation} isConfirmed invitationId={invitation.id} />;
  const asked = await findWaitingRequest(email);
  if (!isSignUpOpen() && !asked) redirect('/sign-up');
  const { home, suggestedName } = await findPlaceFor(email);
  if (home) return <JoinForm email={email} environment={home.name} />;
  return <SignUpForm {...{ email, suggestedName, asked }} />;
}
