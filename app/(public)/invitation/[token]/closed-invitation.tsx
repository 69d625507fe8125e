import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { ButtonLink } from '@/components/ui/button';
import { findCurrentActor } from '@/lib/policy/session';
import type { Invitation } from '@/lib/users/invitations/facts';
import type { InvitationView } from '@/lib/users/invitations/queries';
import { writtenDay } from '../../written-day';

type State = Exclude<InvitationView['state'], 'sign_in' | 'ready' | 'other_account' | 'expired'>;

/** An invitation that nobody can accept any more: why, and the way on. */
export async function ClosedInvitation({ state, invitation }: { state: State; invitation?: Invitation }) {
  const t = await getTranslations('invitation');
  const actor = await findCurrentActor();
  const { title, why } = await wordsFor(state, invitation);
  const isOwnersTurn = state === 'accepted' && !actor;
  return (
    <PublicCard title={title} lead={why}>
      <ButtonLink href={isOwnersTurn ? '/sign-in' : '/'} size="lg" variant={isOwnersTurn ? 'primary' : 'secondary'}>
        {isOwnersTurn ? t('signIn') : actor ? t('toPortal') : t('home')}
      </ButtonLink>
    </PublicCard>
  );
}

async function wordsFor(state: State, invitation: Invitation | undefined): Promise<{ title: string; why: string }> {
  const t = await getTranslations('invitation');
  const actor = await findCurrentActor();
  const inviter = invitation?.inviterName ?? '';
  const environment = invitation?.environmentName ?? '';
  switch (state) {
    case 'accepted':
      return {
        title: t('acceptedTitle'),
        why: actor
          ? t('accepted', { environment, date: await writtenDay(invitation?.acceptedAt) })
          : t('acceptedSignIn'),
      };
    case 'withdrawn':
      return { title: t('withdrawnTitle'), why: t('withdrawn', { environment, inviter }) };
    case 'declined':
      return { title: t('declinedTitle'), why: t('declined', { environment, inviter }) };
    case 'inviter_lost':
      return { title: t('lostTitle'), why: t('lost', { inviter, environment }) };
    case 'here_already':
      return { title: t('hereTitle', { environment }), why: t('here', { inviter }) };
    case 'elsewhere': {
      const own = { actor: actor?.email ?? '', own: actor?.environmentName ?? '' };
      return { title: t('elsewhereTitle'), why: t('elsewhere', { ...own, environment, inviter }) };
    }
    case 'too_many':
      return { title: t('tooManyTitle'), why: t('tooMany') };
    case 'unknown':
      return { title: t('unknownTitle'), why: t('unknown') };
  }
}
