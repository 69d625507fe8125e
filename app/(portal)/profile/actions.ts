'use server';

import { cookies } from 'next/headers';
import { changeMailing as mailing } from '@/lib/notifications/told/commands';
import { changeMailingInput } from '@/lib/notifications/told/input';
import { action } from '@/lib/policy/action';
import { languageCookie } from '@/lib/policy/language-cookie';
import { sessionCookie } from '@/lib/policy/session';
import { hashToken } from '@/lib/policy/tokens';
import {
  endSession as end,
  endOtherSessions as endOthers,
  changeLanguage as language,
  changeName as name,
  changeShortcuts as shortcuts,
  changeTheme as theme,
} from '@/lib/users/commands';
import { ownFacts } from '@/lib/users/facts';
import {
  changeLanguageInput,
  changeNameInput,
  changeShortcutsInput,
  changeThemeInput,
  endSessionInput,
  noInput,
} from '@/lib/users/input';
import { keepForReader } from './reader-cookies';

const page = () => '/profile';

export const changeName = action({
  permission: 'profile.change',
  input: changeNameInput,
  facts: ownFacts,
  holdActor: 'change',
  run: name,
  done: () => 'saved',
  revalidate: page,
});

export const changeLanguage = action({
  permission: 'profile.change',
  input: changeLanguageInput,
  facts: ownFacts,
  holdActor: 'change',
  run: async (grant, input) => {
    await language(grant, input);
    await keepForReader(languageCookie, input.language);
  },
  done: () => 'saved',
  revalidate: page,
});

export const changeTheme = action({
  permission: 'profile.change',
  input: changeThemeInput,
  facts: ownFacts,
  holdActor: 'change',
  run: async (grant, input) => {
    await theme(grant, input);
    await keepForReader('koppel.theme', input.theme);
  },
  done: () => 'saved',
  revalidate: page,
});

export const changeShortcuts = action({
  permission: 'profile.change',
  input: changeShortcutsInput,
  facts: ownFacts,
  holdActor: 'change',
  run: shortcuts,
  done: () => 'saved',
  revalidate: page,
});

export const changeMailing = action({
  permission: 'profile.change',
  input: changeMailingInput,
  facts: ownFacts,
  holdActor: 'change',
  run: mailing,
  done: () => 'saved',
  revalidate: page,
});

export const endSession = action({
  permission: 'profile.change',
  input: endSessionInput,
  facts: ownFacts,
  holdActor: 'change',
  run: end,
  done: () => 'session_ended',
  revalidate: page,
});

export const endOtherSessions = action({
  permission: 'profile.change',
  input: noInput,
  facts: ownFacts,
  holdActor: 'change',
  run: async (grant) => endOthers(grant, hashToken((await cookies()).get(sessionCookie())?.value ?? '')),
  done: (count) => ({ key: 'sessions_ended', values: { count } }),
  revalidate: page,
});
