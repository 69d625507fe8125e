import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { Button, ButtonLink } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { findLink } from '@/lib/users/sign-in/queries';
import { confirmLink, sendAgainByLink } from '../actions';
import { CodeForm } from '../code-form';

type Props = { searchParams: Promise<{ token?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') };
}

/** What the mailed link opens: one button. Opening it spends nothing, so that a scanner may. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { token = '' } = await searchParams;
  const link = await findLink(token);
  if (!link?.isAlive) return <SpentLink token={token} to={link?.to} />;
  if (!link.isOfThisBrowser) return <LinkElsewhere token={token} {...link} />;
  return link.hasAccount ? <SignInButton token={token} {...link} /> : <AddressButton token={token} to={link.to} />;
}

async function SignInButton({ token, to, email, next }: { token: string; to: string; email: string; next: string }) {
  const t = await getTranslations('signIn');
  return (
    <PublicCard title={t('confirmTitle', { to })} lead={t('confirmLead')}>
      {/* A plain form: a server action must not lead to an address that spends something, since Next may fetch it first. */}
      <form method="get" action="/api/auth/callback/mail">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="callbackUrl" value={next} />
        <Button type="submit" variant="primary" size="lg" className="w-full">
          {t('confirm')}
        </Button>
      </form>
    </PublicCard>
  );
}

async function AddressButton({ token, to }: { token: string; to: string }) {
  const t = await getTranslations('signIn');
  return (
    <PublicCard title={t('addressTitle', { to })} lead={t('addressLead')}>
      <Form action={confirmLink}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton size="lg" pending={t('confirming')} className="w-full">
          {t('address')}
        </SubmitButton>
      </Form>
    </PublicCard>
  );
}

/** Opened in another browser than the one that asked: by its owner on a telephone, or by a machine that presses buttons. */
async function LinkElsewhere({ token, to, hasAccount }: { token: string; to: string; hasAccount: boolean }) {
  const t = await getTranslations('signIn');
  return (
    <PublicCard title={hasAccount ? t('confirmTitle', { to }) : t('addressTitle', { to })} lead={t('elsewhere')}>
      <CodeForm button={hasAccount ? t('confirm') : t('address')} token={token} />
    </PublicCard>
  );
}

async function SpentLink({ token, to }: { token: string; to: string | undefined }) {
  const t = await getTranslations('signIn');
  return (
    <PublicCard title={t('spentTitle')}>
      <Notice tone="warn">{t('spent')}</Notice>
      {to && (
        <Form action={sendAgainByLink}>
          <input type="hidden" name="token" value={token} />
          <SubmitButton
            size="lg"
            pending={t('sending')}
            className="h-auto min-h-11 w-full whitespace-normal py-2 wrap-anywhere"
          >
            {t('sendNew', { to })}
          </SubmitButton>
        </Form>
      )}
      <ButtonLink href="/sign-in" size="lg">
        {to ? t('otherAddress') : t('title')}
      </ButtonLink>
    </PublicCard>
  );
}
