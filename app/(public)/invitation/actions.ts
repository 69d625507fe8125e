'use server';

import { publicAction } from '@/lib/policy/public-action';
import {
  acceptInvitation,
  askForNewInvitation,
  declineInvitation,
  proveInvitedAddress,
} from '@/lib/users/invitations/accept';
import { acceptInput, declineInput, tokenInput } from '@/lib/users/invitations/input';

const pathOf = (token: string) => `/invitation/${encodeURIComponent(token)}`;

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

export const decline = publicAction({
  input: declineInput,
  run: async (which) => {
    await declineInvitation(which);
    return which.token ? pathOf(which.token) : '/sign-up/details';
  },
});

export const askForNew = publicAction({
  input: tokenInput,
  run: async ({ token }) => {
    await askForNewInvitation(token);
    return `${pathOf(token)}?asked`;
  },
});
