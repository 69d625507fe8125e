import { X } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { DateTime } from '@/components/ui/date-time';
import { ExternalMark } from '@/components/ui/external-mark';
import { MenuButton } from '@/components/ui/menu';
import { Body, Cell, Head, HeadCell, Row, Table } from '@/components/ui/table';
import type { GroupMemberRow } from '@/lib/groups/members/queries';
import { removeGroupMember, setGroupOwner } from './actions';
import { effectOf } from './effects';
import { type GroupOfPage, looksAfter } from './group';

/** The members; who may, removes somebody or names an owner in the row. */
export async function MembersTable({ page, members }: { page: GroupOfPage; members: GroupMemberRow[] }) {
  const t = await getTranslations('group');
  return (
    <Table label={t('table', { group: page.group.name })}>
      <Head>
        <HeadCell>{t('name')}</HeadCell>
        <HeadCell>{t('added')}</HeadCell>
        {page.may.manageMembers && <HeadCell />}
      </Head>
      <Body>
        {members.map((member) => (
          <Member key={member.id} page={page} member={member} />
        ))}
      </Body>
    </Table>
  );
}

async function Member({ page, member }: { page: GroupOfPage; member: GroupMemberRow }) {
  const t = await getTranslations('group');
  const { actor, group, may } = page;
  return (
    <Row>
      <Cell as="main">
        <Who page={page} member={member} />
      </Cell>
      <Cell label={t('added')} className="text-muted">
        <span>
          <DateTime value={member.addedAt} locale={await getLocale()} />{' '}
          {member.addedByName && t('addedBy', { name: member.addedByName })}
        </span>
      </Cell>
      {may.manageMembers && (
        <Cell as="actions">
          {looksAfter(actor, group, member.environmentId) && (
            <span className="flex items-center justify-end gap-1">
              <OwnerMenu page={page} member={member} />
              <RemoveButton page={page} member={member} />
            </span>
          )}
        </Cell>
      )}
    </Row>
  );
}

async function Who({ page, member }: { page: GroupOfPage; member: GroupMemberRow }) {
  const t = await getTranslations('group');
  const groups = await getTranslations('groups');
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={member.name} />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="font-medium">{member.name}</bdi>
          {member.id === page.actor.userId && <Badge tone="accent">{t('you')}</Badge>}
          {member.isOwner && <Badge>{t('owner')}</Badge>}
          {member.isExternal && <ExternalMark word={groups('external')} environment={member.environmentName} />}
          {member.isBlocked && <Badge tone="danger">{t('blocked')}</Badge>}
        </span>
        {member.email && <span className="block truncate text-muted text-small">{member.email}</span>}
      </span>
    </span>
  );
}

/** Owners look after the group beside whoever made it (C-47). */
async function OwnerMenu({ page: { group }, member }: { page: GroupOfPage; member: GroupMemberRow }) {
  const t = await getTranslations('group');
  return (
    <MenuButton
      label={t('more', { name: member.name })}
      items={[
        {
          label: member.isOwner ? t('endOwner') : t('makeOwner'),
          description: t('ownerMeaning'),
          action: setGroupOwner,
          values: { groupId: group.id, userId: member.id, isGiven: member.isOwner ? 'off' : 'on' },
        },
      ]}
    />
  );
}

/** Removing asks first, and says what ends. */
async function RemoveButton({ page: { group }, member }: { page: GroupOfPage; member: GroupMemberRow }) {
  const t = await getTranslations('group');
  const { name } = member;
  return (
    <ConfirmButton
      iconOnly
      variant="quiet"
      icon={<X aria-hidden />}
      label={t('remove', { name })}
      title={t('removeQuestion', { name, group: group.name })}
      confirm={t('removeConfirm')}
      pending={t('removing')}
      action={removeGroupMember}
      values={{ groupId: group.id, userId: member.id }}
    >
      <p>{await effectOf(group, 'loses', name)}</p>
      <p>{t('removeStays', { name })}</p>
    </ConfirmButton>
  );
}
