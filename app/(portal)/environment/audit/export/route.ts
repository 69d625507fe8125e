import { openEnvironmentLog } from '@/lib/audit/facts';
import { refuse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { answerExport } from './answer-export';

/** The filtered log of the environment as a file, for its administrators; that it was exported stands in the log first. */
export async function GET(request: Request): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  return answerExport(
    actor,
    request,
    'audit-log',
    async (purpose) => (await openEnvironmentLog(actor, purpose)) ?? 'forbidden',
  );
}
