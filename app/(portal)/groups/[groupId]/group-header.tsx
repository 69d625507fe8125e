import { getLocale, getTranslations } from 'next-intl/server';
import { dateText } from '@/components/documents/date-text';
import { Badge } from '@/components/ui/badge';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { ExternalMark } from '@/components/ui/external-mark';
import { PageHeader } from '@/components/ui/page-header';
import { dayOf } from '@/lib/day';
import { typeWord, usesWords } from '../words';
import { leaveGroup } from './actions';
import { effectOf } from './effects';
import type { GroupOfPage } from './group';

/** The group's name, what kind it is and what it is used in; leaving it, for whoever is in it. */
export async function GroupHeader({ page }: { page: GroupOfPage }) {
  const { group, may } = page;
  const t = await getTranslations('group');
  const groups = await getTranslations('groups');
  const made = group.createdByName
    ? t('made', { name: group.createdByName, date: dateText(dayOf(group.createdAt), await getLocale()) })
    : '';
  const used = await usesWords(group.uses, ['documents', 'tasks', 'workflows']);
  return (
    <PageHeader
      title={<bdi>{group.name}</bdi>}
      back={{ href: '/groups', label: groups('title') }}
      isPartner={!group.isOwn}
      marks={
        <>
          <Badge>{await typeWord(group)}</Badge>
          {!group.isOwn && <ExternalMark word={groups('external')} environment={group.environmentName} />}
        </>
      }
      description={[group.description, ...used, made].filter(Boolean).join(' · ')}
      actions={may.leave && <LeaveButton page={page} />}
    />
  );
}

/** Ends one's own place, after it was said what that takes (G17). */
async function LeaveButton({ page: { group } }: { page: GroupOfPage }) {
  const t = await getTranslations('group');
  return (
    <ConfirmButton
      label={t('leave')}
      title={t('leaveQuestion', { group: group.name })}
      confirm={t('leave')}
      pending={t('leaving')}
      action={leaveGroup}
      values={{ groupId: group.id }}
    >
      <p>{await effectOf(group, 'youLose')}</p>
      <p>{t('leaveAgain')}</p>
    </ConfirmButton>
  );
}
