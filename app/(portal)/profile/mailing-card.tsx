import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { mailings, topics } from '@/db/vocabulary';
import { findMailings } from '@/lib/notifications/told/queries';
import type { Actor } from '@/lib/policy/actor';
import { changeMailing } from './actions';

/** "E-mail me when": each topic at once, once a day or never (E-018), saved the moment it is chosen. */
export async function MailingCard({ actor }: { actor: Actor }) {
  const t = await getTranslations('profile.mail');
  const chosen = await findMailings(actor);
  return (
    <Card id="mail" title={t('title')} description={t('description')} className="scroll-mt-16">
      <div className="grid gap-5 sm:grid-cols-2">
        {topics.map((topic) => (
          <Form key={topic} action={changeMailing} autosave>
            <input type="hidden" name="topic" value={topic} />
            <Field name="mailing" label={t(`topics.${topic}`)} hint={t(`hints.${topic}`)}>
              <Select
                defaultValue={chosen[topic]}
                options={mailings.map((one) => ({ value: one, label: t(`mailings.${one}`) }))}
              />
            </Field>
          </Form>
        ))}
      </div>
      <p className="mt-5 max-w-prose text-muted text-small">{t('always')}</p>
    </Card>
  );
}
