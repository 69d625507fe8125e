import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/ui/form';
import { masked } from '@/lib/users/sign-in/masked';
import { sendCode } from '../actions';
import type { LinkProps } from './request-sheet';
import { WideButton } from './wide-button';

/** One press mails a sign-in link to the asked address, and that link leads back here. */
export async function ProveAddress({ view: { email }, token }: LinkProps) {
  const t = await getTranslations('request');
  return (
    <Form action={sendCode} className="gap-2">
      <input type="hidden" name="token" value={token} />
      <p className="text-sm">{t('prove')}</p>
      <WideButton pending={t('sending')}>{t('sendLink', { to: masked(email) })}</WideButton>
    </Form>
  );
}
