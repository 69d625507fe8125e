import { openOrganisationLog } from '@/lib/audit/facts';
import { findOrganisation } from '@/lib/organisations/queries';
import { isId } from '@/lib/policy/shapes';
import { answerExport } from '../../../../audit/export/answer-export';

type Context = { params: Promise<{ organisationId: string }> };

/** The filtered log of one organisation as a file, for its administrators; that it was exported stands in the log first. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answerExport(request, 'audit-log-organisation', async (actor, purpose) => {
    const { organisationId } = await params;
    const organisation = isId(organisationId) ? await findOrganisation(actor, organisationId) : null;
    if (!organisation) return 'not_found';
    return (await openOrganisationLog(actor, organisation, purpose)) ?? 'forbidden';
  });
