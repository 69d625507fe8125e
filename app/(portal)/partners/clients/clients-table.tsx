import { getLocale, getTranslations } from 'next-intl/server';
import { Count } from '@/components/ui/count';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import type { ClientRow, ClientSort } from '@/lib/documents/lists/clients';
import { addressOf } from '../../documents/list/address';

/** Where each number leads: the list that it counts, of the client's one organisation where there is one. */
const lists = {
  new: { path: '/inbox/in', status: 'received' },
  failed: { path: '/inbox/out', status: 'delivery_failed' },
} as const;

type Props = {
  clients: ClientRow[];
  /** The address that sorts by a column, and how it is sorted now; without it the columns are not to be sorted by. */
  sorting?: { hrefOf: (sort: ClientSort) => string; current: ClientSort };
  className?: string;
};

/** All clients in one table; one press leads into a client. */
export async function ClientsTable({ clients, sorting, className }: Props) {
  const t = await getTranslations('clients');
  const locale = await getLocale();
  const now = new Date();
  const sort = (by: ClientSort) =>
    sorting && {
      sort: {
        href: sorting.hrefOf(by),
        isSorted: sorting.current !== by ? undefined : by === 'name' ? ('ascending' as const) : ('descending' as const),
      },
    };
  return (
    <Table label={t('title')} className={className}>
      <Head>
        <HeadCell {...sort('name')}>{t('client')}</HeadCell>
        <HeadCell align="end" {...sort('new')}>
          {t('new')}
        </HeadCell>
        <HeadCell align="end" {...sort('failed')}>
          {t('failed')}
        </HeadCell>
        <HeadCell>{t('contact')}</HeadCell>
        <HeadCell {...sort('activity')}>{t('activity')}</HeadCell>
      </Head>
      <Body>
        {clients.map((client) => (
          <Row key={client.partnershipId}>
            <Cell as="main" className="sm:w-full sm:max-w-0">
              <RowLink href={`/partners/${client.partnershipId}`} className="line-clamp-1">
                <bdi>{client.name}</bdi>
              </RowLink>
              <div className="text-muted text-small">{t('entered', { count: client.organisations })}</div>
            </Cell>
            {(['new', 'failed'] as const).map((column) => (
              <Cell key={column} align="end" label={t(column)}>
                <Waiting client={client} column={column} label={`${client[column]} ${t(column)}, ${client.name}`} />
              </Cell>
            ))}
            <Cell label={t('contact')} className="sm:max-w-48 sm:truncate">
              {client.contact ? <bdi>{client.contact}</bdi> : <span className="text-muted">{t('nobody')}</span>}
            </Cell>
            <Cell label={t('activity')}>
              {client.lastActivity ? (
                <DateTime value={client.lastActivity} as="relative" now={now} locale={locale} />
              ) : (
                t('none')
              )}
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

function Waiting({ client, column, label }: { client: ClientRow; column: keyof typeof lists; label: string }) {
  const value = client[column];
  if (value === 0) return <span className="text-faint">0</span>;
  const count = <Count value={value} label={label} quiet={column !== 'failed'} />;
  if (!client.organisationId) return count;
  const { path, status } = lists[column];
  return (
    <Link
      href={addressOf(path, { organisation: client.organisationId, status })}
      className="relative z-10 inline-flex min-h-6 items-center"
    >
      {count}
    </Link>
  );
}
