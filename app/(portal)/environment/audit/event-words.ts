import { getTranslations } from 'next-intl/server';
import type { AuditEvent } from '@/lib/audit/queries';
import type { RecipientName } from '@/lib/policy/facts';

export type EventDetail = { name: string; value: string };

/** Puts events into the reader's words: what was done, and what the event says beyond that. A word of a later version stays as it is. */
export async function eventWords() {
  const t = await getTranslations('auditLog');
  const actions = await getTranslations('auditActions');
  const names = await getTranslations('auditDetails');
  const values = await getTranslations('auditValues');
  const statuses = await getTranslations('statuses');
  const types = await getTranslations('documentTypes');
  const boxes = await getTranslations('boxes');
  const share = await getTranslations('share');

  const wordOf = (key: string, value: string): string => {
    const own = key === 'type' ? types : key === 'box' ? boxes : values;
    if (!/^\w+$/.test(value)) return value;
    if (own.has(value as never)) return own(value as never);
    return statuses.has(value as never) ? statuses(value as never) : value;
  };
  const said = (key: string, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) return value.map((one) => said(key, one)).join(', ');
    if (isGroup(value)) return value.group ?? share('environmentGroup', value);
    return value === null || value === '' ? '–' : wordOf(key, String(value));
  };
  const ofAction = (action: string) => (actions.has(action as never) ? actions(action as never) : action);
  return {
    ofAction,
    /** "Changed a role"; an export is told apart from reading. */
    ofEvent: (event: Pick<AuditEvent, 'action' | 'details'>) =>
      event.action.startsWith('audit.') && 'format' in detailsOf(event) ? actions('exported') : ofAction(event.action),
    details: (event: Pick<AuditEvent, 'details'>): EventDetail[] => {
      // Ids that lead a partnership's history to the event, and say who may read a name in a document's: a reader sees names.
      const { from, to, partnershipId: _, environments: __, ...rest } = detailsOf(event);
      const change =
        from !== undefined && to !== undefined
          ? [{ name: names('change'), value: `${said('from', from)} → ${said('to', to)}` }]
          : [['from', from] as const, ['to', to] as const]
              .filter(([, value]) => value !== undefined)
              .map(([key, value]) => ({ name: names(key), value: said(key, value) }));
      const others = Object.entries(rest).map(([key, value]) => ({
        name: names.has(key as never) ? names(key as never) : key,
        value: said(key, value),
      }));
      return [...change, ...others];
    },
  };
}

const isGroup = (value: unknown): value is Exclude<RecipientName, string> =>
  typeof value === 'object' && value !== null && 'group' in value;

const detailsOf = (event: Pick<AuditEvent, 'details'>) => JSON.parse(event.details) as Record<string, unknown>;
