import { DoorOpen, Trash2, Undo2 } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { MenuButton, type MenuItem } from '@/components/ui/menu';
import type { FoundDocument } from '@/lib/documents/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import type { DocumentAccess } from '@/lib/shares/queries';
import { deleteDraft } from '../../invoices/actions';
import { withdrawUpload } from '../actions';
import { leaveShare } from './actions';
import type { Reasons } from './reasons';
import { startingWorkflow } from './start-workflow';

type Part = { actor: Actor; found: FoundDocument; access: DocumentAccess; reasons: Reasons };

/** What is done once in a document's life, each with its question; nothing when nothing of it concerns the reader. */
export async function MoreActions(part: Part) {
  const started = await startingWorkflow(part);
  const removed = await removing(part);
  const items = [...started, ...removed, ...(await leaving(part, started.length + removed.length > 0))];
  if (items.length === 0) return null;
  return <MenuButton label={(await getTranslations('document'))('more')} variant="secondary" items={items} />;
}

/** A draft is deleted, an upload withdrawn, by its maker or an administrator of the organisation (C-33). */
async function removing({ actor, found, reasons }: Part): Promise<MenuItem[]> {
  const t = await getTranslations('document');
  const values = { documentId: found.id };
  if (can('document.deleteDraft', actor, found.facts).allowed) {
    return [
      {
        label: t('deleteDraft'),
        icon: <Trash2 aria-hidden />,
        isDanger: true,
        action: deleteDraft,
        values: { ...values, version: String(found.version) },
        question: {
          title: t('deleteDraftTitle'),
          body: <p>{t('deleteDraftBody')}</p>,
          confirm: t('deleteDraftConfirm'),
          pending: t('deleting'),
        },
      },
    ];
  }
  if (!found.withdrawal || found.createdByName === '') return [];
  return [
    {
      label: t('withdrawUpload'),
      icon: <Undo2 aria-hidden />,
      isDanger: true,
      reason: await reasons(can('document.withdrawUpload', actor, found.withdrawal)),
      action: withdrawUpload,
      values,
      question: {
        title: t('withdrawTitle'),
        body: <p>{t('withdrawBody')}</p>,
        confirm: t('withdrawConfirm'),
        pending: t('withdrawing'),
      },
    },
  ];
}

/** What was shared with the reader by name can be given up (L12). */
async function leaving({ access }: Part, startsGroup: boolean): Promise<MenuItem[]> {
  const t = await getTranslations('access');
  const label = (await getTranslations('document'))('leave');
  return access.ownPaths.flatMap(({ way, share }) =>
    way === 'self' && share
      ? {
          label,
          icon: <DoorOpen aria-hidden />,
          startsGroup,
          action: leaveShare,
          values: { documentId: access.documentId, shareId: share.id },
          question: {
            title: t('leaveTitle'),
            body: <p>{t('leaveBody', { giver: share.grantedByName })}</p>,
            confirm: t('leave'),
            pending: t('leaving'),
          },
        }
      : [],
  );
}
