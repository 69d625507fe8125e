import type { Case } from '../case';
import { administrators, controllers, everybody } from '../roles';

// Roles and permissions on the platform: the people of an environment, and what is somebody's own.

const onUser = (name: string, about: string, more: Record<string, string> = {}): Case => ({
  endpoint: `environment/users/[userId]#${name}`,
  about,
  may: { own: administrators },
  form: (on) => ({ userId: on[about]!, ...more }),
});

export const peopleActions: Case[] = [
  onUser('changeRole', 'second', { role: 'basic' }),
  onUser('setRelationshipManager', 'seated', { isGiven: 'on' }),
  onUser('setDeveloper', 'seated', { isGiven: 'on' }),
  onUser('setWorkflowAdministrator', 'seated', { isGiven: 'on' }),
  onUser('blockUser', 'seated'),
  onUser('unblockUser', 'shut'),
  onUser('removeUser', 'seated', { isConfirmed: 'on' }),
  {
    endpoint: 'environment/users/[userId]#addToOrganisations',
    about: 'newcomer',
    may: { own: controllers },
    known: ['partner'],
    form: ({ newcomer }, home) => ({ userId: newcomer!, organisationIds: [home.organisations.open.id] }),
  },
  {
    endpoint: 'environment/users/invite#inviteUser',
    may: { own: administrators },
    form: () => ({ emails: 'somebody@invited.test', role: 'basic' }),
  },
  {
    endpoint: 'environment/users/invite#resendInvitation',
    about: 'invitation',
    may: { own: administrators },
    form: invitation,
  },
  {
    endpoint: 'environment/users/invite#withdrawInvitation',
    about: 'invitation',
    may: { own: administrators },
    form: invitation,
  },
  ...profile(),
  {
    endpoint: 'notifications#markRead',
    about: 'notification',
    may: { own: administrators },
    form: ({ notification }) => ({ notificationId: notification! }),
  },
  { endpoint: 'notifications#markAllRead', may: { own: everybody }, form: () => ({ until: '2000000000000' }) },
];

function invitation({ invitation }: Record<string, string>) {
  return { invitationId: invitation! };
}

function profile(): Case[] {
  const own = (name: string, form: Record<string, string>): Case => ({
    endpoint: `profile#${name}`,
    may: { own: everybody },
    form: () => form,
  });
  return [
    own('changeName', { name: 'Another name' }),
    own('changeLanguage', { language: 'nl' }),
    own('changeTheme', { theme: 'dark' }),
    own('changeShortcuts', {}),
    own('changeMailing', { topic: 'comments', mailing: 'never' }),
    own('endOtherSessions', {}),
    {
      endpoint: 'profile#endSession',
      about: 'session',
      may: { own: administrators },
      form: ({ session }) => ({ sessionId: session! }),
    },
  ];
}

const ofAdministrators = ['/environment/users', '/environment/users/invite'];
const ofEverybody = ['/profile', '/profile/own-actions', '/notifications'];

export const peoplePlaces: Case[] = [
  {
    endpoint: 'page /environment/users/[userId]',
    about: 'seated',
    may: { own: administrators },
    path: ({ seated }) => `/environment/users/${seated}`,
  },
  {
    endpoint: 'route /environment/users/[userId]/successors',
    may: { own: administrators },
    path: ({ seated }) => `/environment/users/${seated}/successors?search=Person`,
  },
  {
    endpoint: 'route /notifications/here',
    may: { own: everybody },
    path: () => '/notifications/here?path=/groups',
    body: '',
  },
  ...ofAdministrators.map(
    (path): Case => ({ endpoint: `page ${path}`, may: { own: administrators }, path: () => path }),
  ),
  ...ofEverybody.map((path): Case => ({ endpoint: `page ${path}`, may: { own: everybody }, path: () => path })),
];
