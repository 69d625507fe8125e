import { getTranslations } from 'next-intl/server';
import { StatusMenu } from '@/components/documents/panels/status-menu';
import { Button } from '@/components/ui/button';
import { movesByHand } from '@/lib/documents/activity/moves';
import type { FoundDocument } from '@/lib/documents/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { changeStatus } from './actions';
import { nameOf } from './document';
import type { Reasons } from './reasons';

/** The statuses a person may give the document now (E-058); nothing for a draft, closed with the reason for a reader. */
export async function StatusActions({
  actor,
  found,
  reasons,
}: {
  actor: Actor;
  found: FoundDocument;
  reasons: Reasons;
}) {
  const moves = movesByHand(found);
  if (moves.length === 0) return null;
  const t = await getTranslations('document');
  const reason = await reasons(can('document.changeStatus', actor, found.facts));
  if (reason) return <Button reason={reason}>{t('changeStatus')}</Button>;
  return (
    <StatusMenu
      documentId={found.id}
      version={found.version}
      moves={moves.map((status) => ({ status, label: t(`moves.${status}`) }))}
      action={changeStatus}
      words={{
        change: t('changeStatus'),
        rejectTitle: t('rejectTitle', { name: await nameOf(found) }),
        rejectBody: t(found.box === 'inbox_in' ? 'rejectBodyShown' : 'rejectBody'),
        reason: t('reason'),
        reject: t('rejectConfirm'),
        rejecting: t('rejecting'),
      }}
    />
  );
}
