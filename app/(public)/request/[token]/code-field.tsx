import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** The six digits that were mailed to the asked address. */
export async function CodeField({ to, isFirst = false }: { to: string; isFirst?: boolean | undefined }) {
  const t = await getTranslations('request');
  return (
    <Field name="code" label={t('newClient.code')} hint={t('newClient.codeHint', { to })}>
      <Input
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        autoFocus={isFirst}
        className="max-w-56 font-mono text-xl tracking-[0.3em]"
      />
    </Field>
  );
}
