import { notFound } from 'next/navigation';
import { cache } from 'react';
import { colleagueFacts, factsOf, findOrganisation } from '@/lib/organisations/queries';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { isId } from '@/lib/policy/shapes';

/** The organisation of these pages with what the reader may do on it; missing, closed and foreign are the same. */
export const organisationOfPage = cache(async (organisationId: string) => {
  const actor = await requireActor();
  const organisation = isId(organisationId) ? await findOrganisation(actor, organisationId) : null;
  if (!organisation) notFound();
  const facts = factsOf(organisation);
  return {
    actor,
    organisation,
    may: {
      listMembers: can('organisation.listMembers', actor, facts).allowed,
      /** Whom exactly is asked again for each person. */
      manageMembers: can('organisation.addMember', actor, colleagueFacts(organisation)).allowed,
      changeSettings: can('organisation.changeSettings', actor, facts).allowed,
      delete: can('organisation.delete', actor, facts).allowed,
      readLog: can('audit.readOrganisation', actor, facts).allowed,
    },
  };
});
export type OrganisationOfPage = Awaited<ReturnType<typeof organisationOfPage>>;
