'use server';

import { markAllRead as all, markRead as one } from '@/lib/notifications/told/commands';
import { notificationFacts, ownNotifications } from '@/lib/notifications/told/facts';
import { markAllReadInput, notificationInput } from '@/lib/notifications/told/input';
import { action } from '@/lib/policy/action';

const page = () => '/notifications';

export const markRead = action({
  permission: 'notification.read',
  input: notificationInput,
  facts: notificationFacts,
  run: one,
  done: () => 'marked_read',
  revalidate: page,
});

export const markAllRead = action({
  permission: 'notification.read',
  input: markAllReadInput,
  facts: ownNotifications,
  run: all,
  done: () => 'all_marked_read',
  revalidate: page,
});
