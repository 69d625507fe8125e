import type { Addressed, Attachment, Letter } from './letters';
import { seal, unseal } from './seal';

/** What stands in the payload of an outbox row: what lets somebody in is sealed, the rest readable. */
export type Payload = { open: Record<string, unknown>; sealed?: string; attachments?: Attachment[] };

/** The letter as it is stored. */
export function toPayload({ payload, attachments }: Pick<Addressed, 'payload' | 'attachments'>): Payload {
  const { link, code, ...open } = payload as Record<string, unknown>;
  return {
    open,
    sealed: seal(JSON.stringify({ ...(link !== undefined && { link }), ...(code !== undefined && { code }) })),
    ...(attachments && attachments.length > 0 && { attachments }),
  };
}

/** The letter as it was written; throws when its links cannot be opened any more. */
export function toLetter(kind: string, { open, sealed }: Payload): Letter {
  return { kind, payload: { ...open, ...(sealed && JSON.parse(unseal(sealed))) } } as Letter;
}
