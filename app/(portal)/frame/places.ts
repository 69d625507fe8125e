import { getTranslations } from 'next-intl/server';
import { environmentFacts } from '@/lib/environments/facts';
import { reachOf } from '@/lib/partnerships/overview/reach';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { tasksWaitingFor, waitingFor } from './waiting';

export type Place = {
  href: string;
  label: string;
  /** How many wait there, in a number and in words. */
  count?: number;
  countLabel?: string;
};

/** The places of the menu, in the articles' words and order; what an administrator alone can open is there for administrators alone (C-19). */
export async function placesFor(actor: Actor): Promise<{ work: Place[]; environment: Place[] }> {
  const t = await getTranslations('menu');
  const manages = can('user.list', actor, environmentFacts(actor)).allowed;
  const forAdministrators = (place: Place) => (manages ? [place] : []);
  return {
    work: [
      { href: '/', label: t('dashboard') },
      { href: '/documents', label: t('documents') },
      { href: '/inbox/in', label: t('inboxIn') },
      { href: '/inbox/out', label: t('inboxOut') },
      await tasksFor(actor),
      await partnersFor(actor),
      { href: '/groups', label: t('groups') },
      ...workflowsFor(actor, t('workflows')),
    ],
    environment: [
      ...forAdministrators({ href: '/environment/users', label: t('users') }),
      { href: '/environment/organisations', label: t('organisations') },
      ...forAdministrators({ href: '/environment/subscription', label: t('subscription') }),
      ...forAdministrators({ href: '/environment/settings', label: t('settings') }),
      ...forAdministrators({ href: '/environment/audit', label: t('auditLog') }),
      { href: '/environment/roles', label: t('roles') },
    ],
  };
}

/** Tasks is there for everybody, with how many wait for a decision (E-080). */
async function tasksFor(actor: Actor): Promise<Place> {
  const t = await getTranslations('menu');
  const count = await tasksWaitingFor(actor.userId);
  return {
    href: '/tasks',
    label: t('tasks'),
    ...(count > 0 && { count, countLabel: t('tasksWaiting', { count }) }),
  };
}

/** Workflows is there for those who look after them, also without the add-on: what was made stays readable (C-37). */
const workflowsFor = (actor: Actor, label: string): Place[] =>
  can('workflow.see', actor, environmentFacts(actor)).allowed ? [{ href: '/workflows', label }] : [];

/** Partners is there for everybody; the number of requests for who answers them. */
async function partnersFor(actor: Actor): Promise<Place> {
  const t = await getTranslations('menu');
  const { partnerships: count } = await waitingFor(actor);
  return {
    href: '/partners',
    label: t('partners'),
    ...(count > 0 && { count, countLabel: t('partnersWaiting', { count }) }),
  };
}

/** The places inside Partners, for who looks after partnerships: the search of the top bar leads there at once. */
export async function placesInPartners(actor: Actor): Promise<Place[]> {
  if (reachOf(actor) !== 'all') return [];
  const t = await getTranslations('menu');
  return [
    { href: '/partners/find', label: t('findPartners') },
    { href: '/partners/requests', label: t('requests') },
    { href: '/partners/authorisation-requests', label: t('authorisationRequests') },
    { href: '/partners/relationship-managers', label: t('relationshipManagers') },
    { href: '/partners/add-members', label: t('addMembers') },
  ];
}
