import { getTranslations } from 'next-intl/server';
import type { Help } from '@/components/shell/help-sheet';
import { Shortcuts } from '@/components/shell/shortcuts';
import type { Actor } from '@/lib/policy/actor';

/** The keyboard's ways through the portal, and the sheet that lists them; switched off in the profile. */
export async function PortalShortcuts({ actor }: { actor: Actor }) {
  const t = await getTranslations('shortcuts');
  const menu = await getTranslations('menu');
  const help: Help = {
    note: t('note'),
    groups: [
      {
        label: t('everywhere'),
        shortcuts: [
          { keys: 'Ctrl K', label: menu('search') },
          { keys: 'g d', label: menu('documents') },
          { keys: 'g i', label: menu('inboxIn') },
          { keys: 'g o', label: menu('inboxOut') },
          { keys: 'g t', label: menu('tasks') },
          { keys: 'g p', label: menu('partners') },
          { keys: 'g g', label: menu('groups') },
          { keys: 'c', label: menu('createInvoice') },
          { keys: '?', label: t('help') },
        ],
      },
      {
        label: t('inLists'),
        shortcuts: [
          { keys: '/', label: t('searchList') },
          { keys: 'j', label: t('next') },
          { keys: 'k', label: t('previous') },
          { keys: 'x', label: t('select') },
          { keys: 'Enter', label: t('open') },
          { keys: 's', label: t('share') },
          { keys: 'u', label: t('upload') },
        ],
      },
      {
        label: t('tasks'),
        shortcuts: [
          { keys: 'a', label: t('approve') },
          { keys: 'r', label: t('reject') },
          { keys: 'd', label: t('delegate') },
        ],
      },
    ],
  };
  return (
    <Shortcuts
      isOn={actor.usesShortcuts}
      places={{ d: '/documents', i: '/inbox/in', o: '/inbox/out', t: '/tasks', p: '/partners', g: '/groups' }}
      createHref="/invoices/new"
      helpTitle={t('title')}
      help={help}
    />
  );
}
