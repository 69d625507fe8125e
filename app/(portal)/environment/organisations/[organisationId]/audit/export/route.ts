import { openOrganisationLog } from '@/lib/audit/facts';
import { findOrganisation } from '@/lib/organisations/queries';
import { findCurrentActor } from '@/lib/policy/session';
import { isId } from '@/lib/policy/shapes';
import { exportResponse, readExport, refuseExport } from '../../../../audit/export/response';

/** The filtered log of one organisation as a file, for its administrators; that it was exported stands in the log first. */
export async function GET(request: Request, { params }: { params: Promise<{ organisationId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuseExport(401, 'unauthenticated');
  const { organisationId } = await params;
  const organisation = isId(organisationId) ? await findOrganisation(actor, organisationId) : null;
  if (!organisation) return refuseExport(404, 'not_found');
  const wanted = readExport(request);
  if (!wanted) return refuseExport(400, 'invalid');
  const log = await openOrganisationLog(actor, organisation, wanted.purpose);
  if (!log) return refuseExport(403, 'forbidden');
  return exportResponse(actor, log, wanted, 'audit-log-organisation');
}
