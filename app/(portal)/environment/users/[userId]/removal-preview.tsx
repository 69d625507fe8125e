import { getTranslations } from 'next-intl/server';
import type { RemovalPreview as Preview, UserSettings } from '@/lib/users/queries';
import { PreviewList } from '../../preview-list';

const most = 5;

/** What ends with the person and what stays, before anything happens (N-03). */
export async function RemovalPreview({ user, preview }: { user: UserSettings; preview: Preview }) {
  const t = await getTranslations('user');
  const { name, email } = user;
  const { organisations, sharesReceived, sharesPassedOn, groups, partnerships } = preview;
  const names = organisations.slice(0, most).join(', ') + (organisations.length > most ? ' …' : '');
  const ends = [
    email !== null && t('endsAccount', { name, email }),
    organisations.length > 0 && t('endsMemberships', { count: organisations.length, names }),
    sharesReceived > 0 && t('endsReceived', { count: sharesReceived, name }),
    sharesPassedOn > 0 && t('endsPassedOn', { count: sharesPassedOn, name }),
    groups > 0 && t('endsGroups', { count: groups }),
    partnerships > 0 && t('endsPartnerships', { count: partnerships }),
    user.isLastRelationshipManager && t('endsManager', { name }),
  ];
  const stays = [
    t('staysGiven', { count: preview.sharesGiven }),
    t('staysDrafts', { count: preview.drafts }),
    preview.ownedGroups > 0 && t('staysGroups', { count: preview.ownedGroups, name }),
    t('staysHistory'),
  ];
  return (
    <>
      <PreviewList title={t('ends')} items={ends} />
      <PreviewList title={t('stays')} items={stays} />
    </>
  );
}
