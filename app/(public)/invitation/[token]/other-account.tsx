import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { ButtonLink } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { masked } from '@/lib/users/sign-in/masked';
import { signOut } from '../../sign-out/actions';

/** Somebody else is signed in: neither party is named, and the link stays unused (D-20). */
export async function OtherAccount({ email, actor, token }: { email: string; actor: string; token: string }) {
  const t = await getTranslations('invitation');
  return (
    <PublicCard title={t('otherTitle')} lead={t('other', { to: masked(email), actor })}>
      <Form action={signOut} className="gap-2">
        <input type="hidden" name="next" value={`/invitation/${encodeURIComponent(token)}`} />
        <SubmitButton size="lg" pending={t('switching')} className="w-full">
          {t('switch')}
        </SubmitButton>
        <ButtonLink href="/" size="lg" variant="quiet">
          {t('toPortal')}
        </ButtonLink>
      </Form>
    </PublicCard>
  );
}
