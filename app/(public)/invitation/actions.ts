'use server';

import { publicAction } from '@/lib/policy/public-action';
import { acceptInvitation, askForNewInvitation, proveInvitedAddress } from '@/lib/users/invitations/accept';
import { acceptInput, tokenInput } from '@/lib/users/invitations/input';

export const proveAddress = publicAction({
  input: tokenInput,
  run: async ({ token }) => {
    await proveInvitedAddress(token);
    return '/sign-in/check-email';
  },
});

export const accept = publicAction({
  input: acceptInput,
  run: async (input) => {
    await acceptInvitation(input);
    return '/';
  },
});

export const askForNew = publicAction({
  input: tokenInput,
  run: async ({ token }) => {
    await askForNewInvitation(token);
    return `/invitation/${encodeURIComponent(token)}?asked`;
  },
});
