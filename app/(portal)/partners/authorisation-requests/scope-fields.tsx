import { getTranslations } from 'next-intl/server';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';

/** What is asked beside the partnership, and a word to the client. */
export async function ScopeFields({ isAsked }: { isAsked?: boolean | undefined }) {
  const t = await getTranslations('authorisations');
  return (
    <>
      <fieldset className="flex min-w-0 flex-col gap-2">
        <legend className="mb-1 font-medium text-sm">{t('scope')}</legend>
        <Checkbox defaultChecked disabled label={t('partnership')} description={t('partnershipMeans')} />
        <Checkbox
          name="asksForSoftwareConnection"
          defaultChecked={isAsked}
          label={t('connection')}
          description={t('connectionMeans')}
        />
      </fieldset>
      <Field name="message" label={t('message')} hint={t('messageHint')} optional>
        <Textarea maxLength={1000} />
      </Field>
    </>
  );
}
