import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Count } from '@/components/ui/count';
import { Link } from '@/components/ui/link';
import { Body, Cell, Head, HeadCell, Row, Table } from '@/components/ui/table';
import { countByOrganisation } from '@/lib/documents/lists/overview';
import type { WaitingReason } from '@/lib/documents/lists/waiting';
import type { Actor } from '@/lib/policy/actor';
import { addressOf } from '../documents/list/address';

const most = 25;

/** Where each number leads: the list that it counts. */
const lists = {
  new: { path: '/inbox/in', status: 'received' },
  to_pay: { path: '/inbox/in', status: 'approved_for_payment' },
  failed: { path: '/inbox/out', status: 'delivery_failed' },
} as const satisfies Partial<Record<WaitingReason, object>>;
const columns = Object.keys(lists) as (keyof typeof lists)[];

/** What waits at each of one's organisations: the one overview of all of them. */
export async function PerOrganisation({ actor, total }: { actor: Actor; total: number }) {
  const t = await getTranslations('dashboard');
  const organisations = await countByOrganisation(actor, most);
  return (
    <Card
      title={t('organisations')}
      flush
      actions={
        total > most && (
          <Link href="/environment/organisations" className="link text-sm">
            {t('allOrganisations')}
          </Link>
        )
      }
    >
      <Table label={t('organisations')} className="rounded-none border-0">
        <Head>
          <HeadCell>{t('organisation')}</HeadCell>
          {columns.map((column) => (
            <HeadCell key={column} align="end">
              {t(`column.${column}`)}
            </HeadCell>
          ))}
        </Head>
        <Body>
          {organisations.map((one) => (
            <Row key={one.id}>
              <Cell as="main" wrap>
                <bdi className="font-medium">{one.name}</bdi>
              </Cell>
              {columns.map((column) => (
                <Cell key={column} align="end" label={t(`column.${column}`)}>
                  {one[column] > 0 ? (
                    <Link
                      href={addressOf(lists[column].path, { organisation: one.id, status: lists[column].status })}
                      className="inline-flex min-h-6 items-center"
                    >
                      <Count
                        value={one[column]}
                        label={`${one[column]} ${t(`column.${column}`)}, ${one.name}`}
                        quiet={column !== 'failed'}
                      />
                    </Link>
                  ) : (
                    <span className="text-faint">0</span>
                  )}
                </Cell>
              ))}
            </Row>
          ))}
        </Body>
      </Table>
    </Card>
  );
}
