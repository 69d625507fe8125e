import type { Actor } from '@/lib/policy/actor';
import { exercise } from '@/lib/policy/grant';
import { countUse } from '@/lib/policy/use-limits';
import { attachFile } from '../commands';
import { heldDraftFacts } from '../facts';
import type { AttachInput } from '../input';

/** Attaches a file to a draft as the actor, who must be allowed to edit it; counts as an upload. */
export async function attachToDraft(actor: Actor, input: AttachInput, bytes: Uint8Array): Promise<void> {
  await countUse('upload', actor);
  await exercise(
    'document.editDraft',
    actor,
    (tx, current) => heldDraftFacts(tx, current, input),
    (grant) => attachFile(grant, { ...input, bytes }),
  );
}
