'use server';

import { createGroup as create } from '@/lib/groups/commands';
import { newGroupFacts } from '@/lib/groups/facts';
import { createGroupInput } from '@/lib/groups/input';
import { action } from '@/lib/policy/action';

export const createGroup = action({
  permission: 'group.create',
  input: createGroupInput,
  facts: newGroupFacts,
  run: create,
  revalidate: () => '/groups',
  goTo: (id) => `/groups/${id}`,
});
