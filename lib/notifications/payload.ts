import type { Addressed, Attachment, Drawing, Letter } from './letters';
import { seal, unseal } from './seal';

/** What stands in the payload of an outbox row: what lets somebody in is sealed, the rest readable. */
export type Payload = {
  open: Record<string, unknown>;
  sealed?: string;
  attachments?: Attachment[];
  drawings?: Drawing[];
};

/** The letter as it is stored. */
export function toPayload({
  payload,
  attachments,
  drawings,
}: Pick<Addressed, 'payload' | 'attachments' | 'drawings'>): Payload {
  const { link, code, ...open } = payload as Record<string, unknown>;
  return {
    open,
    sealed: seal(JSON.stringify({ ...(link !== undefined && { link }), ...(code !== undefined && { code }) })),
    ...(attachments && attachments.length > 0 && { attachments }),
    ...(drawings && drawings.length > 0 && { drawings }),
  };
}

/** The letter as it was written; throws when its links cannot be opened any more. */
export function toLetter(kind: string, { open, sealed }: Payload): Letter {
  return { kind, payload: { ...open, ...(sealed && JSON.parse(unseal(sealed))) } } as Letter;
}
