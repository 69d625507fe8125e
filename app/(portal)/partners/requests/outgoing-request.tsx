import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { RequestRow } from '@/lib/partnerships/requests/queries';
import { remindOfRequest, resendRequest, withdrawRequest } from './actions';
import { AuthorisationFacts } from './authorisation-facts';
import { addresseeOf, Moments, RequestFrame } from './request-frame';

const day = 86_400_000;

/** A request of this environment that waits for the other side: remind once a day, send again, withdraw. */
export async function OutgoingRequest({ request, now }: { request: RequestRow; now: Date }) {
  const t = await getTranslations('requests');
  const name = addresseeOf(request);
  const values = { requestId: request.id };
  return (
    <RequestFrame
      name={name}
      request={request}
      line={t('asked', { person: request.requestedByName })}
      moments={<Moments request={request} />}
      actions={
        <>
          <RemindButton request={request} now={now} />
          <ConfirmButton
            label={t('resend')}
            title={t('resendTitle', { name })}
            confirm={t('resend')}
            pending={t('resending')}
            tone="primary"
            action={resendRequest}
            values={values}
          >
            <p>{t('resendWhy')}</p>
          </ConfirmButton>
          <ConfirmButton
            variant="quiet"
            label={t('withdraw')}
            title={t('withdrawTitle', { name })}
            confirm={t('withdraw')}
            pending={t('withdrawing')}
            action={withdrawRequest}
            values={values}
          >
            <p>{t('withdrawWhy')}</p>
          </ConfirmButton>
        </>
      }
    >
      <AuthorisationFacts request={request} isIncoming={false} />
    </RequestFrame>
  );
}

/** Closed, with the reason, while they were written to less than a day ago. */
async function RemindButton({ request, now }: { request: RequestRow; now: Date }) {
  const t = await getTranslations('requests');
  const writtenAt = Math.max(request.sentAt.getTime(), request.remindedAt?.getTime() ?? 0);
  if (now.getTime() - writtenAt < day) return <Button reason={t('remindTomorrow')}>{t('remind')}</Button>;
  return (
    <Form action={remindOfRequest}>
      <input type="hidden" name="requestId" value={request.id} />
      <SubmitButton pending={t('reminding')}>{t('remind')}</SubmitButton>
    </Form>
  );
}
