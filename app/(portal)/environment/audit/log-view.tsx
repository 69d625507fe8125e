import { Download, ScrollText } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkMenu } from '@/components/ui/link-menu';
import { Pagination } from '@/components/ui/pagination';
import type { Log } from '@/lib/audit/facts';
import { type AuditFilter, writtenCursor } from '@/lib/audit/input';
import { listActions, listEvents } from '@/lib/audit/queries';
import type { Actor } from '@/lib/policy/actor';
import { addressOf } from '../address';
import { EventTable } from './event-table';
import { LogFilters } from './log-filters';

/** An opened log: filters, the events of one page, and the steps to older ones. */
export async function LogView({
  actor,
  log,
  filter,
  path,
  organisations,
}: {
  actor: Actor;
  log: Log;
  filter: AuditFilter;
  path: string;
  organisations?: { id: string; name: string }[];
}) {
  const t = await getTranslations('auditLog');
  const [{ events, next }, actions] = await Promise.all([listEvents(actor, log, filter), listActions(actor, log)]);
  const { before, ...chosen } = filter;
  const isFiltered = Object.values(chosen).some(Boolean);
  return (
    <>
      <LogFilters path={path} filter={filter} actions={actions} {...(organisations && { organisations })} />
      {events.length > 0 ? (
        <EventTable events={events} />
      ) : (
        <EmptyState
          icon={<ScrollText />}
          title={t('emptyTitle')}
          action={isFiltered && <ButtonLink href={path}>{t('clearAll')}</ButtonLink>}
        >
          {isFiltered ? t('emptyFilter') : t('empty')}
        </EmptyState>
      )}
      <Pagination
        label={t('pages')}
        newer={{ label: t('newer'), href: before && addressOf(path, chosen) }}
        older={{
          label: t('older'),
          href: next ? addressOf(path, { ...chosen, before: writtenCursor(next) }) : undefined,
        }}
      />
    </>
  );
}

/** Downloads what is filtered; that it was done stands in the log (C-39). */
export async function ExportMenu({ path, filter: { before: _, ...chosen } }: { path: string; filter: AuditFilter }) {
  const t = await getTranslations('auditLog');
  const at = (format: string) => addressOf(`${path}/export`, { ...chosen, format });
  return (
    <LinkMenu
      label={t('export')}
      icon={<Download aria-hidden />}
      align="end"
      options={[
        { href: at('csv'), label: t('exportCsv'), isPlain: true },
        { href: at('json'), label: t('exportJson'), isPlain: true },
      ]}
      foot={<p className="px-2 py-1.5 text-muted text-small">{t('exportNote')}</p>}
    />
  );
}
