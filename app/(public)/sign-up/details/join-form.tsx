import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { joinEnvironment } from '../actions';

/** Joins the environment that admits people of one's mail domain (E-001). */
export async function JoinForm({ email, environment }: { email: string; environment: string }) {
  const t = await getTranslations('signUp');
  const to = () => <strong className="font-medium text-ink">{email}</strong>;
  return (
    <PublicCard title={t('joinTitle', { environment })} lead={t.rich('joinLead', { to, environment })}>
      <Form action={joinEnvironment}>
        <Field name="name" label={t('name')}>
          <Input autoComplete="name" maxLength={100} autoFocus />
        </Field>
        <SubmitButton
          size="lg"
          pending={t('joining')}
          className="h-auto min-h-11 w-full whitespace-normal py-2 wrap-anywhere"
        >
          {t('join', { environment })}
        </SubmitButton>
      </Form>
    </PublicCard>
  );
}
