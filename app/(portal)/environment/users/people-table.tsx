import { Handshake } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Badge, type Tone } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import type { Actor } from '@/lib/policy/actor';
import type { PersonRow } from '@/lib/users/queries';

const tones: Record<PersonRow['status'], Tone> = { active: 'done', invited: 'attention', blocked: 'danger' };

/** People and open invitations; a row leads to the person's user settings, or to the invitations. */
export async function PeopleTable({ actor, people }: { actor: Actor; people: PersonRow[] }) {
  const t = await getTranslations('users');
  const statuses = await getTranslations('personStatuses');
  return (
    <Table label={t('table')}>
      <Head>
        <HeadCell>{t('name')}</HeadCell>
        <HeadCell>{t('role')}</HeadCell>
        <HeadCell>{t('organisations')}</HeadCell>
        <HeadCell>{t('status')}</HeadCell>
        <HeadCell align="end">{t('lastActive')}</HeadCell>
      </Head>
      <Body>
        {people.map((person) => (
          <Row key={person.id}>
            <Cell as="main">
              <Who person={person} isActor={person.id === actor.userId} you={t('you')} />
            </Cell>
            <Cell label={t('role')}>
              <Roles person={person} />
            </Cell>
            <Cell label={t('organisations')} wrap className="text-muted">
              <Organisations person={person} />
            </Cell>
            <Cell as="corner">
              <Badge tone={tones[person.status]}>{statuses(person.status)}</Badge>
            </Cell>
            <Cell label={t('lastActive')} align="end" className="whitespace-nowrap text-muted">
              <LastActive person={person} />
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

function Who({ person, isActor, you }: { person: PersonRow; isActor: boolean; you: string }) {
  const name = person.name || (person.email ?? '');
  const href = person.kind === 'user' ? `/environment/users/${person.id}` : '/environment/users/invite';
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} />
      <span className="min-w-0">
        <span className="flex items-center gap-2">
          <RowLink href={href} className="truncate">
            <bdi>{name}</bdi>
          </RowLink>
          {isActor && <Badge tone="accent">{you}</Badge>}
        </span>
        {person.name && person.email && (
          <span className="block truncate font-normal text-muted text-small">{person.email}</span>
        )}
      </span>
    </span>
  );
}

async function Roles({ person }: { person: PersonRow }) {
  const roles = await getTranslations('roles');
  const special = await getTranslations('specialRoles');
  if (person.isAnonymousProxy) return <Badge>{special('anonymous_proxy')}</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {roles(person.role)}
      {person.isRelationshipManager && (
        <Badge tone="accent" icon={<Handshake aria-hidden />}>
          {special('relationship_manager')}
        </Badge>
      )}
      {person.isWorkflowAdministrator && <Badge>{special('workflow_administrator')}</Badge>}
      {person.isDeveloper && <Badge>{special('developer')}</Badge>}
    </span>
  );
}

async function Organisations({ person }: { person: PersonRow }) {
  const { kind, isAnonymousProxy, organisations } = person;
  const t = await getTranslations('users');
  if (kind === 'invitation') return '–';
  if (isAnonymousProxy) return t('systemRole');
  const [first, ...others] = organisations;
  if (person.role === 'administrator') return t('allOrganisations');
  if (first === undefined) return t('noOrganisation');
  return others.length > 0 ? t('more', { first, count: others.length }) : first;
}

async function LastActive({ person: { kind, lastSeenAt, expiresAt } }: { person: PersonRow }) {
  const t = await getTranslations('users');
  const locale = await getLocale();
  if (kind === 'invitation' && expiresAt) {
    const when = () => <DateTime value={expiresAt} locale={locale} as="relative" />;
    return expiresAt.getTime() < Date.now() ? t.rich('expired', { when }) : t.rich('expires', { when });
  }
  return lastSeenAt ? <DateTime value={lastSeenAt} locale={locale} as="relative" /> : t('never');
}
