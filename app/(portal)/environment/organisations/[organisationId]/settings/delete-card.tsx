import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import type { ClosingCounts } from '@/lib/organisations/closing/close';
import { previewClosing } from '@/lib/organisations/queries';
import { PreviewList } from '../../../preview-list';
import { deleteOrganisation } from '../actions';
import type { OrganisationOfPage } from '../organisation';

/** Deleting, with what ends and what stays said before (E-025); closed for who is not an administrator of the environment. */
export async function DeleteCard({ page: { actor, organisation, may } }: { page: OrganisationOfPage }) {
  const t = await getTranslations('organisationSettings');
  if (!may.delete) {
    return (
      <Card title={t('deleteTitle')}>
        <Button reason={t('deleteRefused')}>{t('deleteConfirm')}</Button>
      </Card>
    );
  }
  const counts = await previewClosing(actor, organisation.id);
  const { kept } = counts;
  const name = organisation.name;
  return (
    <Card title={t('deleteTitle')} description={kept > 0 ? t('deleteCloses', { kept }) : t('deleteDestroys')}>
      <ConfirmButton
        variant="danger"
        label={t('deleteConfirm')}
        title={t('deleteQuestion', { organisation: name })}
        confirm={kept > 0 ? t('closeConfirm') : t('deleteConfirm')}
        pending={t('deleting')}
        action={deleteOrganisation}
        values={{ organisationId: organisation.id }}
        typed={{ label: t('deleteTyped', { organisation: name }), text: name }}
      >
        <ClosingPreview name={name} counts={counts} />
      </ConfirmButton>
    </Card>
  );
}

async function ClosingPreview({ name, counts }: { name: string; counts: ClosingCounts }) {
  const t = await getTranslations('organisationSettings');
  const user = await getTranslations('user');
  const { kept, drafts, expired, members, shares } = counts;
  return (
    <>
      <p>{kept > 0 ? t('deleteCloses', { kept }) : t('deleteDestroys')}</p>
      <PreviewList
        title={user('ends')}
        items={[
          t('deleteGone', { organisation: name }),
          t('deleteMembers', { count: members }),
          t('deleteShares', { count: shares }),
          t('deleteDrafts', { count: drafts }),
          kept === 0 && expired > 0 && t('deleteExpired', { count: expired }),
        ]}
      />
      <PreviewList
        title={user('stays')}
        items={[kept > 0 && t('deleteKept', { count: kept + expired }), t('deleteLog')]}
      />
    </>
  );
}
