import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { findCurrentActor } from '@/lib/policy/session';
import { findConfirmedAddress } from '@/lib/policy/sign-in-confirmation';
import { lookAtInvitation } from '@/lib/users/invitations/queries';
import { OpenInvitation } from '../open-invitation';
import { ClosedInvitation } from './closed-invitation';
import { ExpiredInvitation } from './expired-invitation';
import { OtherAccount } from './other-account';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ asked?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invitation'))('title') };
}

/** What an invitation is to whoever opens its link. Opening changes nothing of it. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { token } = await params;
  const view = await lookAtInvitation(token);
  if (!('invitation' in view)) return <ClosedInvitation state={view.state} />;
  const { state, invitation } = view;
  switch (state) {
    case 'sign_in':
    case 'ready':
      return <OpenInvitation invitation={invitation} isConfirmed={state === 'ready'} token={token} />;
    case 'other_account':
      return <OtherAccount email={invitation.email} token={token} actor={(await findCurrentActor())!.email} />;
    case 'expired': {
      const owner = (await findCurrentActor())?.email ?? (await findConfirmedAddress());
      const isAsked = (await searchParams).asked !== undefined;
      return <ExpiredInvitation {...{ invitation, token, isAsked }} isOwner={owner === invitation.email} />;
    }
    default:
      return <ClosedInvitation state={state} invitation={invitation} />;
  }
}
