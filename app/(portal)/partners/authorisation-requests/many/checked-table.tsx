'use client';

import { Badge, type Tone } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Body, Cell, Head, HeadCell, Row, Table } from '@/components/ui/table';
import type { CheckedRow } from './checked';
import type { ManyWords } from './words';

export const tones: Record<CheckedRow['verdict'], Tone> = {
  valid: 'accent',
  pending: 'attention',
  partner: 'done',
  doubled: 'neutral',
  colleague: 'neutral',
  invalid: 'danger',
};

/** The rows with their line in the list and what becomes of each. */
export function CheckedTable({ words, rows }: { words: ManyWords; rows: CheckedRow[] }) {
  return (
    <Table label={words.table}>
      <Head>
        <HeadCell align="end">{words.line}</HeadCell>
        <HeadCell>{words.client}</HeadCell>
        <HeadCell>{words.organisation}</HeadCell>
        <HeadCell>{words.software}</HeadCell>
        <HeadCell>{words.result}</HeadCell>
      </Head>
      <Body>
        {rows.map((row) => (
          <Row key={row.line}>
            <Cell label={words.line} align="end" className="text-muted tabular-nums">
              {row.line}
            </Cell>
            <Cell as="main">
              <Two first={row.name} second={row.email} />
            </Cell>
            <Cell label={words.organisation}>
              <Two first={row.organisation} second={row.number} />
            </Cell>
            <Cell label={words.software}>
              <bdi>{row.software || '–'}</bdi>
            </Cell>
            <Cell label={words.result} wrap>
              <Verdict row={row} open={words.openPartnership} />
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

const Two = ({ first, second }: { first: string; second: string }) => (
  <span className="block min-w-0">
    <bdi>{first || '–'}</bdi>
    <span className="block font-normal text-muted text-small tabular-nums wrap-anywhere">{second}</span>
  </span>
);

const Verdict = ({ row: { verdict, word, why, href }, open }: { row: CheckedRow; open: string }) => (
  <span className="block min-w-0">
    <Badge tone={tones[verdict]}>{word}</Badge>
    {why && <span className="mt-1 block text-muted text-small">{why}</span>}
    {href && (
      <Link href={href} className="link mt-1 inline-block text-small">
        {open}
      </Link>
    )}
  </span>
);
