import { X } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { DateTime } from '@/components/ui/date-time';
import { ExternalMark } from '@/components/ui/external-mark';
import { Link } from '@/components/ui/link';
import { Body, Cell, Head, HeadCell, Row, Table } from '@/components/ui/table';
import { environmentFacts } from '@/lib/environments/facts';
import type { MemberRow } from '@/lib/organisations/members/queries';
import { can } from '@/lib/policy/policy';
import { LevelSelect } from '../../level-select';
import { removeMember } from './actions';
import type { OrganisationOfPage } from './organisation';

/** The members; who may, changes a level or removes somebody in the row. */
export async function MembersTable({ page, members }: { page: OrganisationOfPage; members: MemberRow[] }) {
  const t = await getTranslations('members');
  return (
    <Table label={t('table', { organisation: page.organisation.name })}>
      <Head>
        <HeadCell>{t('name')}</HeadCell>
        <HeadCell>{t('level')}</HeadCell>
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

async function Member({ page, member }: { page: OrganisationOfPage; member: MemberRow }) {
  const t = await getTranslations('members');
  const levels = await getTranslations('levels');
  const { organisation, may } = page;
  return (
    <Row>
      <Cell as="main">
        <Who page={page} member={member} />
      </Cell>
      <Cell label={t('level')}>
        {may.manageMembers && !isKeptByOwner(page, member) ? (
          <LevelSelect
            organisationId={organisation.id}
            userId={member.id}
            level={member.level}
            label={t('levelOf', { name: member.name })}
          />
        ) : (
          levels(member.level)
        )}
      </Cell>
      <Cell label={t('added')} className="text-muted">
        <DateTime value={member.addedAt} locale={await getLocale()} />{' '}
        {member.addedByName && t('addedBy', { name: member.addedByName })}
      </Cell>
      {may.manageMembers && (
        <Cell as="actions">
          <RemoveButton page={page} member={member} />
        </Cell>
      )}
    </Row>
  );
}

async function Who({ page: { actor, organisation }, member }: { page: OrganisationOfPage; member: MemberRow }) {
  const t = await getTranslations('members');
  const opensSettings =
    !organisation.isExternal && !member.isExternal && can('user.list', actor, environmentFacts(actor)).allowed;
  const name = <bdi>{member.name}</bdi>;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={member.name} />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {opensSettings ? (
            <Link href={`/environment/users/${member.id}`} className="link font-medium">
              {name}
            </Link>
          ) : (
            <span className="font-medium">{name}</span>
          )}
          {member.id === actor.userId && <Badge tone="accent">{t('you')}</Badge>}
          {member.isExternal && (
            <ExternalMark
              word={(await getTranslations('organisation'))('external')}
              environment={member.environmentName}
            />
          )}
          {member.isBlocked && <Badge tone="danger">{t('blocked')}</Badge>}
        </span>
        {member.email && <span className="block truncate text-muted text-small">{member.email}</span>}
      </span>
    </span>
  );
}

/** The last own Administrator is never a partner's to remove or demote (C-08, note 3 of the matrix). */
const isKeptByOwner = ({ organisation }: OrganisationOfPage, member: MemberRow) =>
  organisation.isExternal && member.isLastOwnAdministrator;

/** Removing asks first, and says what ends (E-028). */
async function RemoveButton({ page, member }: { page: OrganisationOfPage; member: MemberRow }) {
  const t = await getTranslations('members');
  const { organisation } = page;
  const { name } = member;
  return (
    <ConfirmButton
      iconOnly
      variant="quiet"
      icon={<X aria-hidden />}
      label={t('remove', { name })}
      title={t('removeQuestion', { name, organisation: organisation.name })}
      confirm={t('removeConfirm')}
      pending={t('removing')}
      action={removeMember}
      values={{ organisationId: organisation.id, userId: member.id }}
      reason={isKeptByOwner(page, member) ? t('keptByOwner') : undefined}
    >
      <p>{t('removeLoss', { name, organisation: organisation.name })}</p>
      {member.isExternal ? (
        <p>{t('removeExternal', { name, environment: member.environmentName })}</p>
      ) : (
        <p>{t('removeStays', { name })}</p>
      )}
      {member.isLastOwnAdministrator && <p className="text-attention-ink">{t('removeLast', { name })}</p>}
    </ConfirmButton>
  );
}
