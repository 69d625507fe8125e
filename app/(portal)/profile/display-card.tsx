import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { languages, themes } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import { changeLanguage, changeShortcuts, changeTheme } from './actions';

/** Language, theme and keyboard shortcuts: each saved the moment it is chosen. */
export async function DisplayCard({ actor }: { actor: Actor }) {
  const t = await getTranslations('profile');
  const languageNames = await getTranslations('languages');
  const themeNames = await getTranslations('themes');
  return (
    <Card title={t('display')} description={t('displayDescription')}>
      <div className="flex flex-col gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <Form action={changeLanguage} autosave>
            <Field name="language" label={t('language')}>
              <Select
                defaultValue={actor.language}
                options={languages.map((one) => ({ value: one, label: languageNames(one) }))}
              />
            </Field>
          </Form>
          <Form action={changeTheme} autosave>
            <Field name="theme" label={t('theme')}>
              <Select
                defaultValue={actor.theme}
                options={themes.map((one) => ({ value: one, label: themeNames(one) }))}
              />
            </Field>
          </Form>
        </div>
        <Form action={changeShortcuts} autosave>
          <Switch
            name="usesShortcuts"
            label={t('shortcuts')}
            description={t('shortcutsHint')}
            defaultChecked={actor.usesShortcuts}
          />
        </Form>
      </div>
    </Card>
  );
}
