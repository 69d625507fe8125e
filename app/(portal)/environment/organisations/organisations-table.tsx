import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { ExternalMark } from '@/components/ui/external-mark';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import type { OrganisationRow } from '@/lib/organisations/queries';

/** Organisations with what the reader holds on each, and through what. */
export async function OrganisationsTable({ organisations }: { organisations: OrganisationRow[] }) {
  const t = await getTranslations('organisations');
  return (
    <Table label={t('table')}>
      <Head>
        <HeadCell>{t('name')}</HeadCell>
        <HeadCell>{t('number')}</HeadCell>
        <HeadCell>{t('city')}</HeadCell>
        <HeadCell align="end">{t('members')}</HeadCell>
        <HeadCell>{t('access')}</HeadCell>
      </Head>
      <Body>
        {organisations.map((one) => (
          <Row key={one.id}>
            <Cell as="main">
              <span className="flex min-w-0 items-center gap-3">
                <Avatar name={one.name} kind="organisation" />
                <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
                  <RowLink href={`/environment/organisations/${one.id}`}>
                    <bdi>{one.name}</bdi>
                  </RowLink>
                  {one.isExternal && <ExternalMark word={t('external')} environment={one.environmentName} />}
                </span>
              </span>
            </Cell>
            <Cell label={t('number')} className="text-muted">
              {one.legalNumber || '–'}
            </Cell>
            <Cell label={t('city')} className="text-muted">
              {one.city || '–'}
            </Cell>
            <Cell label={t('members')} align="end" className="text-muted">
              {one.way === 'partnership' ? '–' : one.members}
            </Cell>
            <Cell label={t('access')}>
              <Access organisation={one} />
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

/** The level, or through what it is reached where there is no membership (C-01, C-09). */
export async function Access({ organisation: { way, level, environmentName } }: { organisation: OrganisationRow }) {
  const t = await getTranslations('organisations');
  if (way === 'administration') return t('throughAdministration');
  if (way === 'partnership') return t('throughPartnership', { environment: environmentName });
  return (await getTranslations('levels'))(level);
}
