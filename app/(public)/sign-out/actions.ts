'use server';

import { publicAction } from '@/lib/policy/public-action';
import { endSession } from '@/lib/policy/sign-in-session';
import { leaveInput } from '@/lib/users/sign-in/input';

/** Signs out; `next` leads back to where another account goes on. */
export const signOut = publicAction({
  input: leaveInput,
  run: async ({ next }) => {
    await endSession();
    return next === '/' ? '/sign-in?signed-out' : next;
  },
});
