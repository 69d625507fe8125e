'use client';

import { ChevronDown } from 'lucide-react';
import type { Access, PrincipalKind } from '@/db/vocabulary';
import type { FormAction } from '@/lib/policy/outcome';
import { type AccessWords, said } from '../../forms/share-words';
import { Avatar } from '../../ui/avatar';
import { ExternalMark } from '../../ui/external-mark';
import { MenuButton, type MenuItem } from '../../ui/menu';

/** One path to the document, ready to be read. */
export type AccessRow = {
  key: string;
  kind: PrincipalKind;
  name: string;
  environment: string;
  isExternal: boolean;
  access: Access;
  /** Why, one reason a line. */
  why: string[];
  /** What somebody wrote with the share. */
  message?: string;
  /** A share: what may be done with it, why not, and what goes with it. */
  share?: { id: string; changeReason?: string; withdrawReason?: string; losing: string[] };
};

/** Who has access and why; each share can be changed and withdrawn on the spot by whoever may (R-026, N-01, N-03). */
export function AccessList({
  documentId,
  rows,
  words,
  change,
  withdraw,
}: {
  documentId: string;
  rows: readonly AccessRow[];
  words: AccessWords;
  change: FormAction;
  withdraw: FormAction;
}) {
  return (
    <ul className="flex flex-col gap-3">
      {rows.map((row) => (
        <li key={row.key} className="flex items-start gap-3">
          <Avatar name={row.name} kind={row.kind} className="mt-0.5" />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-sm">
                <bdi className="font-medium">{row.name}</bdi>
                {row.isExternal && <ExternalMark word={words.external} environment={row.environment} />}
              </p>
              {row.share && hasSomethingToDo(row.share) ? (
                <MenuButton
                  label={said(words.change, { name: row.name })}
                  className="-my-1 -mr-2.5 max-sm:-ml-2.5"
                  size="sm"
                  items={itemsOf(documentId, row, row.share, { words, change, withdraw })}
                >
                  <span className="sr-only">{said(words.change, { name: row.name })}: </span>
                  {words.accesses[row.access]}
                  <ChevronDown aria-hidden />
                </MenuButton>
              ) : (
                <span className="shrink-0 text-muted text-small">{words.accesses[row.access]}</span>
              )}
            </div>
            {row.why.map((reason) => (
              <p key={reason} className="text-muted text-small">
                {reason}
              </p>
            ))}
            {row.message && (
              <p dir="auto" className="mt-1 whitespace-pre-line border-line-strong border-l-2 pl-2 text-small">
                {row.message}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

const hasSomethingToDo = (share: NonNullable<AccessRow['share']>) => !share.changeReason || !share.withdrawReason;

function itemsOf(
  documentId: string,
  row: AccessRow,
  share: NonNullable<AccessRow['share']>,
  { words, change, withdraw }: { words: AccessWords; change: FormAction; withdraw: FormAction },
): MenuItem[] {
  const values = { documentId, shareId: share.id };
  const levels = (['read_only', 'can_edit', 'full_access'] as const).map((access) => ({
    label: words.accesses[access],
    description: words.meanings[access],
    isCurrent: access === row.access,
    action: change,
    values: { ...values, access },
  }));
  return [
    ...(share.changeReason ? [] : levels),
    {
      label: words.withdraw,
      isDanger: true,
      startsGroup: !share.changeReason,
      reason: share.withdrawReason,
      action: withdraw,
      values,
      question: {
        title: said(words.withdrawTitle, { name: row.name }),
        body: share.losing.map((line) => <p key={line}>{line}</p>),
        confirm: words.withdrawConfirm,
        pending: words.withdrawing,
      },
    },
  ];
}
