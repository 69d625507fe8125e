import { getLocale, getTranslations } from 'next-intl/server';
import type { Box } from '@/db/vocabulary';
import { StatusIcons } from '../ui/status-badge';
import { Body, Head, HeadCell, Table } from '../ui/table';
import { DocumentRow } from './document-row';
import type { ListedDocument } from './listed-document';

/**
 * The rows of a box with the columns that matter there. Rendered by the server alone and with few elements a row: the
 * checkboxes and menus are brought to life by the one `ListDesk` around the table.
 */
export async function DocumentTable({
  box,
  rows,
  showsOrganisation,
  now,
  today,
}: {
  box: Box;
  rows: readonly ListedDocument[];
  showsOrganisation: boolean;
  now: Date;
  today: string;
}) {
  const say = await sayings(box);
  const { heads } = say;
  return (
    <Table label={(await getTranslations('boxes'))(box)} beside={<StatusIcons />}>
      <Head>
        <HeadCell select>
          <label>
            <input type="checkbox" data-choose-all aria-label={heads.chooseAll} />
          </label>
        </HeadCell>
        <HeadCell>{box === 'inbox_in' ? heads.company : heads.number}</HeadCell>
        <HeadCell>{box === 'inbox_in' ? heads.number : heads.company}</HeadCell>
        {showsOrganisation && <HeadCell>{heads.organisation}</HeadCell>}
        <HeadCell align="end">{heads.amount}</HeadCell>
        {box !== 'documents' && <HeadCell>{heads.due}</HeadCell>}
        <HeadCell>{heads.created}</HeadCell>
        <HeadCell>{heads.status}</HeadCell>
        <HeadCell />
      </Head>
      <Body>
        {rows.map((row) => (
          <DocumentRow
            key={row.id}
            box={box}
            row={row}
            showsOrganisation={showsOrganisation}
            now={now}
            today={today}
            say={say}
          />
        ))}
      </Body>
    </Table>
  );
}

/** How the rows of a box are told: gathered once for all of them. */
export type Sayings = Awaited<ReturnType<typeof sayings>>;

async function sayings(box: Box) {
  const list = await getTranslations('lists');
  return {
    locale: await getLocale(),
    list,
    type: await getTranslations('documentTypes'),
    status: await getTranslations('statuses'),
    heads: {
      number: list(box === 'documents' ? 'document' : 'number'),
      company: list(companyColumn[box]),
      created: list(createdColumn[box]),
      organisation: list('organisation'),
      amount: list('amount'),
      due: list('due'),
      status: list('status'),
      chooseAll: list('chooseAll'),
    },
  };
}

const companyColumn = { documents: 'company', inbox_in: 'sender', inbox_out: 'recipient' } as const;
const createdColumn = { documents: 'date', inbox_in: 'received', inbox_out: 'sent' } as const;
