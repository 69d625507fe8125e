import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import type { GroupPage } from '@/lib/groups/queries';
import { PreviewList } from '../../environment/preview-list';
import { deleteGroup } from './actions';
import { whatItGives } from './effects';

/** Deleting, with what ends and what stays said before (C-13). */
export async function DeleteCard({ group }: { group: GroupPage }) {
  const t = await getTranslations('group');
  const user = await getTranslations('user');
  const { name, members } = group;
  const given = await whatItGives(group);
  return (
    <Card title={t('deleteTitle')} description={t('deleteDescription')}>
      <ConfirmButton
        variant="danger"
        label={t('delete')}
        title={t('deleteQuestion', { group: name })}
        confirm={t('delete')}
        pending={t('deleting')}
        action={deleteGroup}
        values={{ groupId: group.id }}
      >
        <PreviewList
          title={user('ends')}
          items={[
            t('endsGroup'),
            members !== null && members > 0 && t('endsSeats', { count: members }),
            given.length > 0 && t('endsShares', { what: given.join(', ') }),
          ]}
        />
        <PreviewList title={user('stays')} items={[t('staysRunning'), t('staysOther'), t('staysLog')]} />
      </ConfirmButton>
    </Card>
  );
}
