import { openEnvironmentLog } from '@/lib/audit/facts';
import { answerExport } from './answer-export';

/** The filtered log of the environment as a file, for its administrators; that it was exported stands in the log first. */
export const GET = (request: Request): Promise<Response> =>
  answerExport(
    request,
    'audit-log',
    async (actor, purpose) => (await openEnvironmentLog(actor, purpose)) ?? 'forbidden',
  );
