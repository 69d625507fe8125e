import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Switch } from '@/components/ui/switch';
import type { FormAction } from '@/lib/policy/outcome';
import type { UserSettings } from '@/lib/users/queries';
import { setDeveloper, setRelationshipManager, setWorkflowAdministrator } from './actions';

/** Roles held in addition: each a switch that counts at once. The anonymous proxy is shown and never given. */
export async function SupplementaryRolesCard({ user }: { user: UserSettings }) {
  const t = await getTranslations('user');
  const names = await getTranslations('specialRoles');
  return (
    <Card title={t('specialTitle')} description={t('specialDescription')}>
      <ul className="-my-4 flex flex-col divide-y divide-line">
        <Item>
          <RelationshipManager user={user} />
        </Item>
        <Item>
          <RoleSwitch
            userId={user.id}
            action={setWorkflowAdministrator}
            label={names('workflow_administrator')}
            meaning={t('workflowMeaning')}
            isGiven={user.isWorkflowAdministrator}
          />
        </Item>
        <Item>
          <RoleSwitch
            userId={user.id}
            action={setDeveloper}
            label={names('developer')}
            meaning={t('developerMeaning')}
            isGiven={user.isDeveloper}
          />
        </Item>
        <Item>
          <Switch label={names('anonymous_proxy')} description={t('proxyMeaning')} reason={t('notAssignable')} />
        </Item>
      </ul>
    </Card>
  );
}

const Item = ({ children }: { children: ReactNode }) => <li className="py-4">{children}</li>;

/** The relationship manager role; withdrawing the environment's last one asks first (C-25). */
async function RelationshipManager({ user }: { user: UserSettings }) {
  const t = await getTranslations('user');
  const label = (await getTranslations('specialRoles'))('relationship_manager');
  const { name } = user;
  return (
    <div className="flex flex-col gap-3">
      {user.isLastRelationshipManager ? (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 text-sm">
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-medium">{label}</p>
            <p className="text-muted text-small">{t('managerMeaning')}</p>
            <p className="mt-1 text-attention-ink text-small">{t('managerLast', { name })}</p>
          </div>
          <ConfirmButton
            size="sm"
            label={t('managerWithdraw')}
            title={t('managerQuestion')}
            confirm={t('managerWithdraw')}
            pending={t('managerWithdrawing')}
            action={setRelationshipManager}
            values={{ userId: user.id, isGiven: 'off', isConfirmed: 'on' }}
          >
            <p>{t('managerLoss', { name })}</p>
            <p>{t('managerSuccessor')}</p>
          </ConfirmButton>
        </div>
      ) : (
        <RoleSwitch
          userId={user.id}
          action={setRelationshipManager}
          label={label}
          meaning={t('managerMeaning')}
          isGiven={user.isRelationshipManager}
        />
      )}
      {user.role === 'basic' && <Notice tone="warn">{t('managerBasic', { name })}</Notice>}
    </div>
  );
}

function RoleSwitch({
  userId,
  action,
  label,
  meaning,
  isGiven,
}: {
  userId: string;
  action: FormAction;
  label: string;
  meaning: string;
  isGiven: boolean;
}) {
  return (
    <Form action={action} autosave key={String(isGiven)}>
      <input type="hidden" name="userId" value={userId} />
      <Switch name="isGiven" label={label} description={meaning} defaultChecked={isGiven} />
    </Form>
  );
}
