import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { masked } from '@/lib/users/sign-in/masked';
import { writtenDay } from '../../written-day';
import { askForNew, sendCode } from '../actions';
import type { LinkProps } from './request-sheet';
import { WideButton } from './wide-button';

/** Too old: whoever was asked asks for a new one by one press. */
export async function ExpiredRequest({ view, token, isAsked }: LinkProps & { isAsked: boolean }) {
  const t = await getTranslations('request');
  const { request, email, actor, confirmed } = view;
  const isAddressee = actor !== null || confirmed === email;
  const person = request.requestedByName;
  if (isAddressee && isAsked)
    return (
      <PublicCard title={t('expired.askedTitle')}>
        <Notice tone="success">{t('expired.asked', { person })}</Notice>
      </PublicCard>
    );
  return (
    <PublicCard
      title={t('expired.title')}
      lead={t('expired.why', { environment: request.environmentName, date: await writtenDay(request.expiresAt) })}
    >
      <Form action={isAddressee ? askForNew : sendCode} className="gap-3">
        <input type="hidden" name="token" value={token} />
        {!isAddressee && <p className="text-sm">{t('expired.first')}</p>}
        <WideButton pending={isAddressee ? t('asking') : t('sending')}>
          {isAddressee ? t('expired.ask') : t('sendLink', { to: masked(email) })}
        </WideButton>
      </Form>
    </PublicCard>
  );
}
