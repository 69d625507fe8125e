import { byteOrderMark, csvLine } from '@/lib/csv';
import type { Actor } from '@/lib/policy/actor';
import type { Log } from '../facts';
import type { AuditFilter } from '../input';
import { type AuditEvent, findHead, type Head, listEvents } from '../queries';

export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const batch = 1000;

/**
 * The events of a log that fit the filter, newest first, as they are read: a thousand at a time, however many there are.
 * `wordsOf` says in the reader's language what an event was. What happens during the export is not part of it.
 */
export function streamEvents(
  actor: Actor,
  log: Log,
  filter: AuditFilter,
  format: ExportFormat,
  wordsOf: (event: AuditEvent) => string,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  const write = writers[format];
  let cursor = filter.before;
  let isFirst = true;
  return new ReadableStream({
    async pull(controller) {
      // Read before the events, so that the head's own is among those that follow.
      const head = isFirst ? write.head(await findHead(actor, log), isWhole(filter)) : '';
      const { events, next } = await listEvents(actor, log, { ...filter, before: cursor }, batch);
      const body = events.map((event, index) => write.line(event, wordsOf(event), isFirst && index === 0)).join('');
      controller.enqueue(bytes.encode(head + body + (next ? '' : write.foot)));
      isFirst = false;
      if (next) cursor = next;
      else controller.close();
    },
  });
}

const isWhole = ({ before: _, ...filter }: AuditFilter) => !Object.values(filter).some(Boolean);

type Writer = {
  head: (head: Head | null, isWhole: boolean) => string;
  line: (event: AuditEvent, words: string, isFirst: boolean) => string;
  foot: string;
};

const columns = [
  'number',
  'occurred_at',
  'actor',
  'actor_environment',
  'action',
  'what',
  'subject_kind',
  'subject',
  'organisation',
  'document_id',
  'details',
  'hash',
];

const csv: Writer = {
  head: () => byteOrderMark + csvLine(columns),
  line: (event, words) =>
    csvLine([
      event.number,
      event.occurredAt.toISOString(),
      event.actorName,
      event.actorEnvironmentName,
      event.action,
      words,
      event.subjectKind,
      event.subjectName,
      event.organisationName,
      event.documentId,
      event.details,
      event.hash,
    ]),
  foot: '',
};

/**
 * Everything the hash was made of, in names of its own, and `details` last in the line, as the database wrote them: `npm run audit:verify`
 * checks the chain outside. Before the events the head of the chain, where the file can hold all of it.
 */
const json: Writer = {
  head: (head, isComplete) =>
    `{${JSON.stringify({ head, isWhole: isComplete && head !== null }).slice(1, -1)},"events":[`,
  line: ({ details, organisationName, ...event }, words, isFirst) => {
    const fields = JSON.stringify({ ...event, organisationName, what: words });
    return `${isFirst ? '\n' : ',\n'}${fields.slice(0, -1)},"details":${details}}`;
  },
  foot: '\n]}\n',
};

const writers: Record<ExportFormat, Writer> = { csv, json };
