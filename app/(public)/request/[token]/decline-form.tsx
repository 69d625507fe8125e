import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { buttonClasses } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import type { FormAction } from '@/lib/policy/outcome';
import { WideButton } from './wide-button';

/** Says no, with a reason or without, by the browser's own fold: it works without JavaScript. `children` are fields before it. */
export async function DeclineForm({
  action,
  values,
  children,
}: {
  action: FormAction;
  values: Record<string, string>;
  children?: ReactNode;
}) {
  const t = await getTranslations('request');
  return (
    <details className="group">
      <summary className={buttonClasses('secondary', 'lg', 'w-full cursor-pointer list-none')}>{t('decline')}</summary>
      <Form action={action} className="mt-3 gap-4 rounded-lg border border-line p-4">
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <Field name="reason" label={t('reason')} hint={t('reasonHint')} optional>
          <Textarea rows={2} maxLength={1000} />
        </Field>
        <WideButton variant="danger" pending={t('declining')}>
          {t('declineNow')}
        </WideButton>
      </Form>
    </details>
  );
}
