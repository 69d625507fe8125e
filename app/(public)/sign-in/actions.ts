'use server';

import { publicAction } from '@/lib/policy/public-action';
import { continueAs, redeemCode, redeemLink, requestAgain, requestAgainByLink } from '@/lib/users/sign-in/commands';
import { codeInput, linkInput, noInput, personInput, requestInput } from '@/lib/users/sign-in/input';
import { requestSignIn } from '@/lib/users/sign-in/request';

const checkMail = '/sign-in/check-email';

export const sendLink = publicAction({
  input: requestInput,
  run: async (asked) => {
    await requestSignIn(asked);
    return checkMail;
  },
});

export const sendAgain = publicAction({
  input: noInput,
  run: async () => {
    await requestAgain();
    return checkMail;
  },
});

export const sendAgainByLink = publicAction({
  input: linkInput,
  run: async ({ token }) => {
    await requestAgainByLink(token);
    return checkMail;
  },
});

export const enterCode = publicAction({ input: codeInput, run: redeemCode });

export const confirmLink = publicAction({ input: linkInput, run: ({ token }) => redeemLink(token) });

export const continueAsPerson = publicAction({
  input: personInput,
  run: async ({ userId, next }) => {
    await continueAs(userId);
    return next;
  },
});
