'use server';

import { joinByDomain, signUp } from '@/lib/organisations/sign-up/commands';
import { joinInput, signUpInput } from '@/lib/organisations/sign-up/input';
import { publicAction } from '@/lib/policy/public-action';

export const createEnvironment = publicAction({
  input: signUpInput,
  run: async (input) => {
    await signUp(input);
    return '/';
  },
});

export const joinEnvironment = publicAction({
  input: joinInput,
  run: async ({ name }) => {
    await joinByDomain(name);
    return '/';
  },
});
