'use server';

import { createGroup as create } from '@/lib/groups/commands';
import { createGroupInput } from '@/lib/groups/input';
import { newGroupFacts } from '@/lib/groups/making/facts';
import { action } from '@/lib/policy/action';

export const createGroup = action({
  permission: 'group.create',
  input: createGroupInput,
  facts: newGroupFacts,
  run: create,
  revalidate: () => '/groups',
  goTo: (id) => `/groups/${id}`,
});
