import type { Box } from '@/db/vocabulary';
import { DateTime } from '../ui/date-time';
import { given } from '../ui/given';
import { RowStatus } from '../ui/status-badge';
import { Cell, Row, RowLink } from '../ui/table';
import { amountText } from './amount';
import type { Sayings } from './document-table';
import { type ListedDocument, nameOf } from './listed-document';
import { isOverdue } from './overdue';

type Part = {
  box: Box;
  row: ListedDocument;
  showsOrganisation: boolean;
  now: Date;
  /** The day in the Netherlands, by which something is overdue. */
  today: string;
  say: Sayings;
};

const isOfYear = (today: string, day: string) => day.slice(0, 4) === today.slice(0, 4);

/** One document of a list. In what was received the sender is read first, elsewhere the document's own number. */
export function DocumentRow({ box, row, showsOrganisation, now, today, say }: Part) {
  const { heads, list, locale } = say;
  const name = nameOf(row, list('unnamed'));
  const [main, other] =
    box === 'inbox_in' ? [row.counterparty || name, row.counterparty && name] : [name, row.counterparty];
  return (
    <Row unread={row.isUnread}>
      <Cell as="select">
        <label>
          <input type="checkbox" value={row.id} aria-label={list('choose', { name })} autoComplete="off" />
        </label>
      </Cell>
      <Cell as="main" className="sm:w-full sm:max-w-0">
        <RowLink href={`/documents/${row.id}`} dir="auto" className="line-clamp-1 break-all">
          {row.isUnread && <span className="sr-only">{`${list('unread')}: `}</span>}
          <bdi>{main}</bdi>
        </RowLink>
        <div dir="auto" className="line-clamp-1 break-all text-muted text-small">
          {[say.type(row.type), row.subject === main ? '' : row.subject].filter(Boolean).join(' · ')}
        </div>
      </Cell>
      <Cell label={box === 'inbox_in' ? heads.number : heads.company} className="sm:max-w-40 sm:truncate">
        {other && <bdi>{other}</bdi>}
      </Cell>
      {showsOrganisation && (
        <Cell label={heads.organisation} className="sm:max-w-36 sm:truncate">
          <bdi>{row.organisationName}</bdi>
        </Cell>
      )}
      <Cell as="corner" align="end">
        {amountText(row.amountCents, row.currency, locale)}
      </Cell>
      {box !== 'documents' && (
        <Cell label={heads.due} className={isOverdue(row, today) ? 'text-danger-ink' : undefined}>
          {row.dueDate && (
            <DateTime value={row.dueDate} as={isOfYear(today, row.dueDate) ? 'day' : 'date'} locale={locale} />
          )}
        </Cell>
      )}
      <Cell as={box === 'documents' ? 'line' : 'hidden'} label={heads.created}>
        {box === 'documents' ? (
          <DateTime value={row.issueDate ?? row.createdAt} locale={locale} />
        ) : (
          <DateTime value={row.createdAt} as="relative" now={now} locale={locale} />
        )}
      </Cell>
      <Cell label={heads.status}>
        <RowStatus status={row.status} word={say.status(row.status)} />
      </Cell>
      <Cell as="actions">
        <button
          type="button"
          data-row-menu={row.id}
          data-name={name}
          {...given({
            'data-may-share': row.mayShare || undefined,
            'data-may-start': row.mayStart || undefined,
            'data-may-free': row.mayMarkAsOriginal || undefined,
          })}
          aria-label={list('menu', { name })}
          aria-haspopup="menu"
        >
          ⋯
        </button>
      </Cell>
    </Row>
  );
}
