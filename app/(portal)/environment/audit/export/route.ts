import { openEnvironmentLog } from '@/lib/audit/facts';
import { findCurrentActor } from '@/lib/policy/session';
import { exportResponse, readExport, refuseExport } from './response';

/** The filtered log of the environment as a file, for its administrators; that it was exported stands in the log first. */
export async function GET(request: Request) {
  const actor = await findCurrentActor();
  if (!actor) return refuseExport(401, 'unauthenticated');
  const wanted = readExport(request);
  if (!wanted) return refuseExport(400, 'invalid');
  const log = await openEnvironmentLog(actor, wanted.purpose);
  if (!log) return refuseExport(403, 'forbidden');
  return exportResponse(actor, log, wanted, 'audit-log');
}
