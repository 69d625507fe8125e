import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { previewDeletion } from '@/lib/groups/used/queries';
import { PreviewList } from '../../environment/preview-list';
import { usesWords } from '../words';
import { deleteGroup } from './actions';
import type { GroupOfPage } from './group';

/** Deleting, with what ends and what stays said before (C-13). */
export async function DeleteCard({ page: { actor, group } }: { page: GroupOfPage }) {
  const t = await getTranslations('group');
  const user = await getTranslations('user');
  const { name, members } = group;
  const [shared] = await usesWords(group.uses, ['documents']);
  const preview = await previewDeletion(actor, group);
  if (!preview) return null;
  const { running, naming, names } = preview;
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
            shared !== undefined && t('endsShares', { what: shared }),
          ]}
        />
        <PreviewList
          title={user('stays')}
          items={[running > 0 && t('staysRunning', { count: running }), t('staysOther'), t('staysLog')]}
        />
        {naming > 0 && (
          <PreviewList
            title={t('afterwards')}
            items={[
              t('afterwardsMissing', { count: naming }),
              ...names,
              names.length > 0 && naming > names.length && t('afterwardsMore', { count: naming - names.length }),
            ]}
          />
        )}
      </ConfirmButton>
    </Card>
  );
}
