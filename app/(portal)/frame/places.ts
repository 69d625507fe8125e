import { getTranslations } from 'next-intl/server';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';

export type Place = { href: string; label: string };

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
