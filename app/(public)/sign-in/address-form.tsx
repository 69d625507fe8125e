import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { sendLink } from './actions';

/** Asks for an address and mails a link and a code to it; the same for signing in and signing up. */
export async function AddressForm({ next = '/', button }: { next?: string; button: string }) {
  const t = await getTranslations('signIn');
  return (
    <Form action={sendLink}>
      <input type="hidden" name="next" value={next} />
      <Field name="email" label={t('email')}>
        <Input type="email" autoComplete="email" autoCapitalize="none" spellCheck={false} required autoFocus />
      </Field>
      <SubmitButton size="lg" pending={t('sending')} className="w-full">
        {button}
      </SubmitButton>
    </Form>
  );
}
