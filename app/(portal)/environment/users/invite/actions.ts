'use server';

import { environmentFacts } from '@/lib/environments/facts';
import { action, actionForEach } from '@/lib/policy/action';
import {
  inviteUser as invite,
  resendInvitation as resend,
  withdrawInvitation as withdraw,
} from '@/lib/users/invitations/commands';
import { invitationFacts } from '@/lib/users/invitations/facts';
import { invitationInput, inviteInput } from '@/lib/users/invitations/input';

const pages = ['/environment/users', '/environment/users/invite'];

export const inviteUser = actionForEach({
  permission: 'user.invite',
  input: inviteInput,
  items: ({ emails }) => emails,
  facts: async (_, actor) => environmentFacts(actor),
  run: invite,
  done: (count) => ({ key: 'invited', values: count }),
  revalidate: () => pages,
});

export const resendInvitation = action({
  permission: 'user.invite',
  input: invitationInput,
  facts: invitationFacts,
  run: resend,
  done: () => 'invitationResent',
  revalidate: () => pages,
});

export const withdrawInvitation = action({
  permission: 'user.withdrawInvitation',
  input: invitationInput,
  facts: invitationFacts,
  run: withdraw,
  done: () => 'invitationWithdrawn',
  revalidate: () => pages,
});
