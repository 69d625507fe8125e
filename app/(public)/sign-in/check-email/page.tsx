import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { hasLocalMailbox } from '@/lib/notifications/queries';
import { findOwnRequest } from '@/lib/users/sign-in/queries';
import { sendAgain } from '../actions';
import { CodeForm } from '../code-form';
import { AgainButton } from './again-button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('checkTitle') };
}

/** The same page for every address, known or not; the code works in this browser alone. */
export default async function CheckEmailPage() {
  const asked = await findOwnRequest();
  if (!asked) redirect('/sign-in');
  const t = await getTranslations('signIn');
  return (
    <PublicCard
      title={t('checkTitle')}
      lead={t.rich('checkLead', { to: () => <strong className="font-medium text-ink">{asked.to}</strong> })}
    >
      {hasLocalMailbox() && <LocalMailboxNotice />}
      <CodeForm button={t('enter')} hint={t('codeHint')} />
      <div className="flex flex-col gap-3 border-line border-t pt-5">
        <p className="text-muted text-sm">{t('noMail')}</p>
        <Form action={sendAgain} className="flex-row flex-wrap items-center gap-x-4 gap-y-3">
          <AgainButton
            waitSeconds={asked.waitSeconds}
            words={{ again: t('again'), againIn: t.raw('againIn'), sending: t('sending') }}
          />
          <Link href="/sign-in" className="link text-sm">
            {t('wrongAddress')}
          </Link>
        </Form>
      </div>
    </PublicCard>
  );
}

async function LocalMailboxNotice() {
  const t = await getTranslations('signIn');
  return (
    <Notice title={t('localTitle')}>
      {t.rich('local', {
        link: (words) => (
          <Link href="/dev/mail" className="link">
            {words}
          </Link>
        ),
      })}
    </Notice>
  );
}
