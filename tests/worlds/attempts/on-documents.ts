import { documentFacts } from '@/lib/documents/facts';
import { givenShareFacts, shareFacts } from '@/lib/shares/facts';
import type { Kind } from './attempt';

const idOf = ({ id }: { id: string }) => id;

export const onDocument: Kind = ({ world, pick }) => {
  const { id } = pick(world.documents);
  return {
    permissions: [
      'document.open',
      'document.comment',
      'document.label',
      'document.changeStatus',
      'document.editDraft',
      'document.seeAccess',
      'document.send',
      'document.resend',
      'document.deleteDraft',
    ],
    on: { document: id },
    gather: (tx, actor) => documentFacts(tx, actor, id),
  };
};

export const onNewShare: Kind = ({ world, pick }, person) => {
  const { id: documentId } = pick(world.documents);
  const all = [person, ...world.organisations.map(idOf), ...world.groups.map(idOf)];
  const recipientIds = [...new Set([pick(all), pick(all)])];
  return {
    permissions: ['document.share'],
    on: { document: documentId, recipients: recipientIds },
    gather: (tx, actor) => shareFacts(tx, actor, { documentId, recipientIds }),
  };
};

export const onShare: Kind = ({ world, user, pick }) => {
  const stored = world.shares.flatMap((one, at) => (one.id && !one.isLeftOver ? [{ ...one, id: one.id, at }] : []));
  if (stored.length === 0) return null;
  const mine = stored.filter(({ principal }) => principal === world.users[user]!.id);
  const { id: shareId, document, at } = pick(mine.length > 0 ? mine : stored);
  const documentId = world.documents[document]!.id;
  return {
    permissions: ['share.change', 'share.withdraw', 'share.leave'],
    on: { share: String(at) },
    gather: (tx, actor) => givenShareFacts(tx, actor, { documentId, shareId }),
  };
};
