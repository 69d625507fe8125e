import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Invitation } from '@/lib/users/invitations/facts';
import { masked } from '@/lib/users/sign-in/masked';
import { writtenDay } from '../../written-day';
import { askForNew, proveAddress } from '../actions';

type Props = { invitation: Invitation; token: string; isOwner: boolean; isAsked: boolean };

/** Too old: the owner of the invited address asks for a new one by one press. */
export async function ExpiredInvitation({ invitation, token, isOwner, isAsked }: Props) {
  const t = await getTranslations('invitation');
  const environment = invitation.environmentName;
  const date = await writtenDay(invitation.expiresAt);
  if (isOwner && isAsked) {
    return (
      <PublicCard title={t('askedTitle')}>
        <Notice tone="success">{t('asked', { environment, to: invitation.email })}</Notice>
      </PublicCard>
    );
  }
  return (
    <PublicCard title={t('expiredTitle')} lead={t('expired', { environment, date })}>
      <Form action={isOwner ? askForNew : proveAddress} className="gap-3">
        <input type="hidden" name="token" value={token} />
        {!isOwner && <p className="text-sm">{t('askFirst')}</p>}
        <SubmitButton
          size="lg"
          pending={isOwner ? t('asking') : t('sending')}
          className="h-auto min-h-11 w-full whitespace-normal py-2 wrap-anywhere"
        >
          {isOwner ? t('ask') : t('proveButton', { to: masked(invitation.email) })}
        </SubmitButton>
      </Form>
    </PublicCard>
  );
}
