import { X } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { ExternalMark } from '@/components/ui/external-mark';
import { Link } from '@/components/ui/link';
import { Body, Cell, Head, HeadCell, Row, Table } from '@/components/ui/table';
import type { MembershipRow } from '@/lib/organisations/members/queries';
import type { UserSettings } from '@/lib/users/queries';
import { LevelSelect } from '../../level-select';
import { removeMember } from '../../organisations/[organisationId]/actions';

/** Where the person is a member; a partner's organisation is shown, and changed by that partner. */
export async function MembershipsTable({ user, memberships }: { user: UserSettings; memberships: MembershipRow[] }) {
  const t = await getTranslations('user');
  return (
    <Table label={t('organisationsTable', { name: user.name })} className="rounded-none border-0">
      <Head>
        <HeadCell>{t('organisation')}</HeadCell>
        <HeadCell>{t('level')}</HeadCell>
        <HeadCell />
      </Head>
      <Body>
        {memberships.map((membership) => (
          <Membership key={membership.organisationId} user={user} membership={membership} />
        ))}
      </Body>
    </Table>
  );
}

async function Membership({ user, membership }: { user: UserSettings; membership: MembershipRow }) {
  const t = await getTranslations('user');
  const levels = await getTranslations('levels');
  const { organisationId, organisationName: organisation, level, isExternal, environmentName } = membership;
  const { name } = user;
  return (
    <Row>
      <Cell as="main">
        {isExternal ? (
          <span className="flex flex-wrap items-center gap-2">
            <bdi>{organisation}</bdi>
            <ExternalMark word={t('external')} environment={environmentName} />
          </span>
        ) : (
          <Link href={`/environment/organisations/${organisationId}`} className="link font-medium">
            <bdi>{organisation}</bdi>
          </Link>
        )}
        {isExternal && <span className="block text-muted text-small">{t('externalHelp', { name })}</span>}
      </Cell>
      <Cell label={t('level')}>
        {isExternal ? (
          levels(level)
        ) : (
          <LevelSelect
            organisationId={organisationId}
            userId={user.id}
            level={level}
            label={t('levelOf', { organisation })}
          />
        )}
      </Cell>
      <Cell as="actions">
        {!isExternal && (
          <ConfirmButton
            iconOnly
            variant="quiet"
            icon={<X aria-hidden />}
            label={t('removeSeat', { organisation })}
            title={t('removeSeatQuestion', { name, organisation })}
            confirm={t('removeSeatConfirm')}
            pending={t('removingSeat')}
            action={removeMember}
            values={{ organisationId, userId: user.id }}
          >
            <p>{t('removeSeatLoss', { name, organisation })}</p>
          </ConfirmButton>
        )}
      </Cell>
    </Row>
  );
}
