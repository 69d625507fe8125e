import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { ExternalMark } from '@/components/ui/external-mark';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import { mostReached, type Reached } from '@/lib/shares/access/reached';

/** Who has access, and what it is; the name leads to why. */
export async function PeopleTable({ people, path }: { people: Reached[]; path: string }) {
  const t = await getTranslations('why');
  const share = await getTranslations('share');
  const say = await getTranslations('accesses');
  return (
    <>
      <Table label={t('table')}>
        <Head>
          <HeadCell>{t('name')}</HeadCell>
          <HeadCell>{t('access')}</HeadCell>
        </Head>
        <Body>
          {people.slice(0, mostReached).map((one) => (
            <Row key={one.id}>
              <Cell as="main">
                <span className="flex min-w-0 items-center gap-3">
                  <Avatar name={one.name} />
                  <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
                    <RowLink href={`${path}?person=${one.id}`}>
                      <bdi>{one.name}</bdi>
                    </RowLink>
                    {one.isExternal && <ExternalMark word={share('external')} environment={one.environmentName} />}
                  </span>
                </span>
              </Cell>
              <Cell label={t('access')}>{say(one.access)}</Cell>
            </Row>
          ))}
        </Body>
      </Table>
      {people.length > mostReached && (
        <p className="mt-2 text-muted text-small">{t('first', { count: mostReached })}</p>
      )}
    </>
  );
}
