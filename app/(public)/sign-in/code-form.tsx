import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { enterCode } from './actions';

/** Takes the six digits; with the token of the link they come with, in any browser. */
export async function CodeForm({ button, hint, token }: { button: string; hint?: string; token?: string }) {
  const t = await getTranslations('signIn');
  return (
    <Form action={enterCode}>
      {token && <input type="hidden" name="token" value={token} />}
      <Field name="code" label={t('code')} hint={hint}>
        <Input
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={20}
          className="font-mono text-xl tracking-[0.3em]"
        />
      </Field>
      <SubmitButton size="lg" pending={t('confirming')} className="w-full">
        {button}
      </SubmitButton>
    </Form>
  );
}
