'use server';

import { environmentFacts } from '@/lib/environments/facts';
import { createOrganisation as create } from '@/lib/organisations/commands';
import { createOrganisationInput } from '@/lib/organisations/input';
import { action } from '@/lib/policy/action';

export const createOrganisation = action({
  permission: 'organisation.create',
  input: createOrganisationInput,
  facts: async (_, actor) => environmentFacts(actor),
  run: create,
  revalidate: () => '/environment/organisations',
  goTo: (id) => `/environment/organisations/${id}`,
});
