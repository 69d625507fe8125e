import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Actor } from '@/lib/policy/actor';
import { previewRemoval, type UserSettings } from '@/lib/users/queries';
import { blockUser, removeUser, unblockUser } from './actions';
import { RemovalPreview } from './removal-preview';
import { SuccessorField } from './successor-field';

/** Blocking for a while, removing for good; both closed for the last administrator (V10). */
export async function LeavingCard({ actor, user }: { actor: Actor; user: UserSettings }) {
  const t = await getTranslations('user');
  const { id, name, isOnlyAdministrator } = user;
  const reason = isOnlyAdministrator ? t('lastAdministrator', { name }) : undefined;
  const preview = await previewRemoval(actor, user);
  return (
    <Card title={t('leavingTitle')} description={t('leavingDescription')}>
      <div className="flex flex-wrap gap-2">
        {!user.isAnonymousProxy && <BlockOrUnblock actor={actor} user={user} reason={reason} />}
        <ConfirmButton
          variant="danger"
          label={t('remove', { name })}
          title={t('removeQuestion', { name, environment: actor.environmentName })}
          confirm={t('removeConfirm')}
          pending={t('removing')}
          action={removeUser}
          values={{ userId: id, isConfirmed: 'on' }}
          reason={reason}
        >
          <RemovalPreview user={user} preview={preview} />
          <SuccessorField actor={actor} user={user} />
        </ConfirmButton>
      </div>
    </Card>
  );
}

type Blocking = { actor: Actor; user: UserSettings; reason: string | undefined };

async function BlockOrUnblock({ actor, user, reason }: Blocking) {
  const t = await getTranslations('user');
  const { id, name } = user;
  if (user.blockedAt) {
    return (
      <Form action={unblockUser}>
        <input type="hidden" name="userId" value={id} />
        <SubmitButton variant="secondary" pending={t('unblocking')}>
          {t('unblock')}
        </SubmitButton>
      </Form>
    );
  }
  return (
    <ConfirmButton
      label={t('block')}
      title={t('blockQuestion', { name })}
      confirm={t('block')}
      pending={t('blocking')}
      action={blockUser}
      values={{ userId: id }}
      reason={reason}
    >
      <p>{t('blockLoss', { name })}</p>
      <SuccessorField actor={actor} user={user} />
    </ConfirmButton>
  );
}
