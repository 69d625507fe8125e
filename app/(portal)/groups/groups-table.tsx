import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { ExternalMark } from '@/components/ui/external-mark';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import type { GroupRow } from '@/lib/groups/queries';
import { typeWord, usesWords } from './words';

/** Groups with their type, how many people are in them and what they are used in; the name leads to the details. */
export async function GroupsTable({ groups }: { groups: GroupRow[] }) {
  const t = await getTranslations('groups');
  return (
    <Table label={t('table')}>
      <Head>
        <HeadCell>{t('name')}</HeadCell>
        <HeadCell>{t('type')}</HeadCell>
        <HeadCell align="end">{t('members')}</HeadCell>
        <HeadCell>{t('usedIn')}</HeadCell>
      </Head>
      <Body>
        {groups.map((group) => (
          <GroupLine key={group.id} group={group} />
        ))}
      </Body>
    </Table>
  );
}

async function GroupLine({ group }: { group: GroupRow }) {
  const t = await getTranslations('groups');
  const used = await usesWords(group.uses, ['documents', 'tasks', 'workflows']);
  return (
    <Row>
      <Cell as="main">
        <span className="flex min-w-0 items-center gap-3">
          <Avatar name={group.name} kind="group" />
          <span className="min-w-0">
            <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
              <RowLink href={`/groups/${group.id}`}>
                <bdi>{group.name}</bdi>
              </RowLink>
              {!group.isOwn && <ExternalMark word={t('external')} environment={group.environmentName} />}
              {group.isMember && <Badge tone="accent">{t('youAreIn')}</Badge>}
            </span>
            {group.description && <span className="block truncate text-muted text-small">{group.description}</span>}
          </span>
        </span>
      </Cell>
      <Cell label={t('type')}>{await typeWord(group)}</Cell>
      <Cell label={t('members')} align="end" className="text-muted">
        {group.members ?? '–'}
      </Cell>
      <Cell label={t('usedIn')} className="text-muted">
        {group.uses === null ? '–' : used.join(' · ') || t('notUsed')}
      </Cell>
    </Row>
  );
}
