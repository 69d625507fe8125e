import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { ButtonLink } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { masked } from '@/lib/users/sign-in/masked';
import { signOut } from '../../sign-out/actions';
import type { LinkProps } from './request-sheet';
import { WideButton } from './wide-button';

/** Somebody else is signed in: neither company is named, and the link stays unused (D-20). */
export async function OtherAccount({ view: { email, actor }, token }: LinkProps) {
  const t = await getTranslations('request');
  return (
    <PublicCard title={t('otherTitle')} lead={t('other', { to: masked(email), actor: masked(actor!.email) })}>
      <Form action={signOut} className="gap-2">
        <input type="hidden" name="next" value={`/request/${encodeURIComponent(token)}`} />
        <WideButton pending={t('switching')}>{t('switch')}</WideButton>
        <ButtonLink href="/" size="lg" variant="quiet">
          {t('toPortal')}
        </ButtonLink>
      </Form>
    </PublicCard>
  );
}
