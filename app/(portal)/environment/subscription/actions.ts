'use server';

import { environmentFacts } from '@/lib/environments/facts';
import { changePlan } from '@/lib/environments/settings/commands';
import { changePlanInput } from '@/lib/environments/settings/input';
import { action } from '@/lib/policy/action';

export const changeSubscription = action({
  permission: 'subscription.change',
  input: changePlanInput,
  facts: async (_, actor) => environmentFacts(actor),
  run: changePlan,
  done: () => 'subscription_changed',
  revalidate: () => '/environment/subscription',
});
