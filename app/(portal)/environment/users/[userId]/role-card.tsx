import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { roles } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { UserSettings } from '@/lib/users/queries';
import { changeRole } from './actions';

/** The one role, one line each; closed while this is the last administrator (C-26). */
export async function RoleCard({ actor, user }: { actor: Actor; user: UserSettings }) {
  const t = await getTranslations('user');
  const names = await getTranslations('roles');
  const meanings = await getTranslations('roleMeanings');
  const { name, isOnlyAdministrator } = user;
  return (
    <Card title={t('roleTitle')} description={t('roleDescription', { name })}>
      <Form action={changeRole} key={user.role}>
        <input type="hidden" name="userId" value={user.id} />
        {isOnlyAdministrator && <Notice tone="warn">{t('onlyAdministrator', { name })}</Notice>}
        {user.id === actor.userId && !isOnlyAdministrator && <Notice>{t('ownRole')}</Notice>}
        <RadioGroup
          name="role"
          label={<span className="sr-only">{t('roleTitle')}</span>}
          defaultValue={user.role}
          options={roles.map((role) => ({
            value: role,
            label: names(role),
            description: meanings(role),
            reason: isOnlyAdministrator && role !== user.role ? t('lastAdministrator', { name }) : undefined,
          }))}
        />
        <FormActions>
          <SubmitButton
            pending={t('saving')}
            reason={isOnlyAdministrator ? t('lastAdministrator', { name }) : undefined}
          >
            {t('save')}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}
