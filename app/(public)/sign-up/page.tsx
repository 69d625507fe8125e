import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { ButtonLink } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { isSignUpOpen } from '@/lib/policy/mode';
import { findCurrentActor } from '@/lib/policy/session';
import { AddressForm } from '../sign-in/address-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signUp'))('title') };
}

/** The address first: everything after it stands on an address that was shown to be one's own. */
export default async function SignUpPage() {
  if (await findCurrentActor()) redirect('/');
  const t = await getTranslations('signUp');
  if (!isSignUpOpen()) return <Closed />;
  return (
    <PublicCard title={t('title')} lead={t('lead')}>
      <AddressForm button={t('send')} />
      <p className="text-muted text-sm">
        {t.rich('hasAccount', {
          link: (words) => (
            <Link href="/sign-in" className="link">
              {words}
            </Link>
          ),
        })}
      </p>
    </PublicCard>
  );
}

async function Closed() {
  const t = await getTranslations('signUp');
  return (
    <PublicCard title={t('closedTitle')} lead={t('closed')}>
      <ButtonLink href="/sign-in" size="lg">
        {t('toSignIn')}
      </ButtonLink>
    </PublicCard>
  );
}
