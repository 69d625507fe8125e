import { getLocale, getTranslations } from 'next-intl/server';
import type { Delivery } from '@/lib/documents/sending/queries';
import type { FormAction } from '@/lib/policy/outcome';
import { DateTime } from '../ui/date-time';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { Input } from '../ui/input';
import { type StepState, Steps } from '../ui/steps';
import { SubmitButton } from '../ui/submit-button';

const states: Record<Delivery['state'], StepState> = { queued: 'current', delivered: 'done', failed: 'failed' };

/**
 * The way a sent document went: to whom, by which channel, what became of it. With `resend` a failed mail can be sent again,
 * to a corrected address.
 */
export async function Deliveries({
  deliveries,
  resend,
}: {
  deliveries: readonly Delivery[];
  resend?: { action: FormAction; documentId: string; version: number } | undefined;
}) {
  const t = await getTranslations('deliveries');
  const locale = await getLocale();
  const [latest] = deliveries;
  if (!latest) return null;
  return (
    <div className="flex flex-col gap-4">
      <Steps
        label={t('title')}
        steps={deliveries.map((one) => ({
          key: one.id,
          title: t(`${one.channel}.${one.state}`, { name: one.recipientName, address: one.recipientAddress }),
          state: states[one.state],
          stateWord: t(one.state),
          aside: <DateTime value={one.deliveredAt ?? one.sentAt} locale={locale} as="both" />,
          children: one.state === 'failed' && t('reason', { reason: one.lastError ?? '' }),
        }))}
      />
      {resend && latest.state === 'failed' && (
        <Form action={resend.action} className="gap-3">
          <input type="hidden" name="documentId" value={resend.documentId} />
          <input type="hidden" name="version" value={resend.version} />
          <Field name="email" label={t('address')} hint={t('resendHelp')}>
            <Input type="email" defaultValue={latest.recipientAddress} autoComplete="off" />
          </Field>
          <div>
            <SubmitButton pending={t('resending')}>{t('resend')}</SubmitButton>
          </div>
        </Form>
      )}
    </div>
  );
}
