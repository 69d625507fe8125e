'use server';

import { environmentFacts } from '@/lib/environments/facts';
import { changeEnvironment } from '@/lib/environments/settings/commands';
import { changeEnvironmentInput } from '@/lib/environments/settings/input';
import { action } from '@/lib/policy/action';

export const changeEnvironmentSettings = action({
  permission: 'settings.change',
  input: changeEnvironmentInput,
  facts: async (_, actor) => environmentFacts(actor),
  run: changeEnvironment,
  done: () => 'saved',
  revalidate: () => '/environment/settings',
});
