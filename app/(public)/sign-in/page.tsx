import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { isSignUpOpen } from '@/lib/policy/mode';
import { ownPath } from '@/lib/policy/public-address';
import { findCurrentActor } from '@/lib/policy/session';
import { listCast } from '@/lib/users/sign-in/queries';
import { AddressForm } from './address-form';
import { Cast } from './cast';

type Props = { searchParams: Promise<{ next?: string; error?: string; 'signed-out'?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') };
}

/** One field; in a demonstration also the people one can act as. */
export default async function SignInPage({ searchParams }: Props) {
  const { next: raw, error, 'signed-out': signedOut } = await searchParams;
  const next = ownPath(raw);
  if (await findCurrentActor()) redirect(next);
  const t = await getTranslations('signIn');
  return (
    <div className="flex flex-col gap-10">
      <PublicCard title={t('title')} lead={t('lead')}>
        {error !== undefined && (
          <Notice tone="warn" title={t('spentTitle')} alert>
            {t('spent')}
          </Notice>
        )}
        {signedOut !== undefined && <Notice tone="success">{t('signedOut')}</Notice>}
        <AddressForm next={next} button={t('send')} />
        {isSignUpOpen() && (
          <p className="text-muted text-sm">
            {t.rich('noAccount', {
              link: (words) => (
                <Link href="/sign-up" className="link">
                  {words}
                </Link>
              ),
            })}
          </p>
        )}
      </PublicCard>
      <Cast {...(await listCast())} next={next} />
    </div>
  );
}
