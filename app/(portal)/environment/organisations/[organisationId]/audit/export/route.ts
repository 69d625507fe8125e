import { openOrganisationLog } from '@/lib/audit/facts';
import { findOrganisation } from '@/lib/organisations/queries';
import { refuse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { isId } from '@/lib/policy/shapes';
import { answerExport } from '../../../../audit/export/answer-export';

type Context = { params: Promise<{ organisationId: string }> };

/** The filtered log of one organisation as a file, for its administrators; that it was exported stands in the log first. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const { organisationId } = await params;
  const organisation = isId(organisationId) ? await findOrganisation(actor, organisationId) : null;
  if (!organisation) return refuse('not_found');
  return answerExport(
    actor,
    request,
    'audit-log-organisation',
    async (purpose) => (await openOrganisationLog(actor, organisation, purpose)) ?? 'forbidden',
  );
}
