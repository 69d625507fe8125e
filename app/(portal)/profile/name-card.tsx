import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Actor } from '@/lib/policy/actor';
import { changeName } from './actions';

export async function NameCard({ actor }: { actor: Actor }) {
  const t = await getTranslations('profile');
  return (
    <Card title={t('you')}>
      <Form action={changeName}>
        <Field name="name" label={t('name')} hint={t('nameHint')}>
          <Input defaultValue={actor.name} autoComplete="name" maxLength={100} className="sm:max-w-96" />
        </Field>
        <FormActions>
          <SubmitButton pending={t('saving')}>{t('save')}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}
