import { getLocale, getTranslations } from 'next-intl/server';
import type { Box } from '@/db/vocabulary';
import { DateTime } from '../ui/date-time';
import { StatusBadge } from '../ui/status-badge';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '../ui/table';
import { Amount } from './amount';
import { type ListedDocument, nameOf } from './listed-document';

/**
 * The rows of a box with the columns that matter there. Rendered by the server alone and with few elements a row: the
 * checkboxes and menus are brought to life by the one `ListDesk` around the table.
 */
export async function DocumentTable({
  box,
  rows,
  showsOrganisation,
  now,
}: {
  box: Box;
  rows: readonly ListedDocument[];
  showsOrganisation: boolean;
  now: Date;
}) {
  const t = await getTranslations('lists');
  const say = { type: await getTranslations('documentTypes'), status: await getTranslations('statuses') };
  const locale = await getLocale();
  const words = {
    number: t(box === 'documents' ? 'document' : 'number'),
    company: t(companyColumn[box]),
    created: t(createdColumn[box]),
    organisation: t('organisation'),
    amount: t('amount'),
    due: t('due'),
    status: t('status'),
    unread: t('unread'),
  };
  return (
    <Table label={(await getTranslations('boxes'))(box)}>
      <Head>
        <HeadCell select>
          <label className={chooser}>
            <input type="checkbox" data-choose-all aria-label={t('chooseAll')} className={checkbox} />
          </label>
        </HeadCell>
        <HeadCell>{box === 'inbox_in' ? words.company : words.number}</HeadCell>
        <HeadCell>{box === 'inbox_in' ? words.number : words.company}</HeadCell>
        {showsOrganisation && <HeadCell>{words.organisation}</HeadCell>}
        <HeadCell align="end">{words.amount}</HeadCell>
        {box !== 'documents' && <HeadCell>{words.due}</HeadCell>}
        <HeadCell>{words.created}</HeadCell>
        <HeadCell>{words.status}</HeadCell>
        <HeadCell />
      </Head>
      <Body>
        {rows.map((row) => {
          const name = nameOf(row, t('unnamed'));
          const isDue = row.dueDate !== null && row.dueDate < now.toISOString().slice(0, 10) && isOpen(row);
          // In what was received the sender is read first, elsewhere the document's own number.
          const [main, other] = box === 'inbox_in' ? [row.counterparty || name, name] : [name, row.counterparty];
          return (
            <Row key={row.id} unread={row.isUnread}>
              <Cell as="select">
                <label className={chooser}>
                  <input
                    type="checkbox"
                    value={row.id}
                    aria-label={t('choose', { name })}
                    className={checkbox}
                    autoComplete="off"
                  />
                </label>
              </Cell>
              <Cell as="main" className="sm:w-full sm:max-w-0">
                <RowLink href={`/documents/${row.id}`} dir="auto" className="line-clamp-1">
                  {row.isUnread && <span className="sr-only">{words.unread}: </span>}
                  <bdi>{main}</bdi>
                </RowLink>
                <div dir="auto" className="line-clamp-1 text-muted text-small">
                  {[say.type(row.type), row.subject === main ? '' : row.subject].filter(Boolean).join(' · ')}
                </div>
              </Cell>
              <Cell label={box === 'inbox_in' ? words.number : words.company} className="sm:max-w-48 sm:truncate">
                {other && <bdi>{other}</bdi>}
              </Cell>
              {showsOrganisation && (
                <Cell label={words.organisation} className="sm:max-w-40 sm:truncate">
                  <bdi>{row.organisationName}</bdi>
                </Cell>
              )}
              <Cell as="corner" align="end">
                <Amount cents={row.amountCents} currency={row.currency} locale={locale} />
              </Cell>
              {box !== 'documents' && (
                <Cell label={words.due} className={isDue ? 'text-danger-ink' : undefined}>
                  {row.dueDate && <DateTime value={row.dueDate} locale={locale} />}
                </Cell>
              )}
              <Cell as={box === 'documents' ? 'line' : 'hidden'} label={words.created}>
                {box === 'documents' ? (
                  <DateTime value={row.issueDate ?? row.createdAt} locale={locale} />
                ) : (
                  <DateTime value={row.createdAt} as="relative" now={now} locale={locale} />
                )}
              </Cell>
              <Cell label={words.status}>
                <StatusBadge status={row.status} word={say.status(row.status)} />
              </Cell>
              <Cell as="actions">
                <button
                  type="button"
                  data-row-menu={row.id}
                  data-name={name}
                  data-access={row.access}
                  data-status={row.status}
                  aria-label={t('menu', { name })}
                  aria-haspopup="menu"
                  className={menuButton}
                >
                  <span aria-hidden>⋯</span>
                </button>
              </Cell>
            </Row>
          );
        })}
      </Body>
    </Table>
  );
}

const companyColumn = { documents: 'company', inbox_in: 'sender', inbox_out: 'recipient' } as const;
const createdColumn = { documents: 'date', inbox_in: 'received', inbox_out: 'sent' } as const;

const checkbox = 'size-4 accent-accent';
// On a phone as large as a finger, whatever points.
const chooser = 'finger flex size-6 items-center justify-center max-sm:size-11';
const menuButton =
  'finger inline-flex size-8 items-center justify-center rounded-lg font-semibold text-muted hover:bg-press hover:text-ink max-sm:size-11';

/** What still waits to be paid: past its day it stands out. */
const isOpen = ({ status, type }: ListedDocument) =>
  type === 'invoice' && !['draft', 'paid', 'rejected', 'duplicate'].includes(status);
