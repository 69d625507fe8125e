import { expect, test } from 'vitest';
import {
  accessColumns,
  levelColumns,
  type MatrixCell,
  type MatrixRow,
  rightsMatrix,
  roleColumns,
} from '@/lib/policy/matrix';
import { policy } from '@/lib/policy/policy';

// The page of roles as people read it: who may do what, each right with the ticks of its row (5.2 to 5.13).

const tick = ({ isAllowed, onlyWith }: MatrixCell) => [isAllowed ? '✓' : '·', ...onlyWith].join(' with ');

/** The rights of a table by their ticks. */
function byTicks(rows: MatrixRow[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { right, cells } of rows) {
    const ticks = cells.map(tick).join(' | ');
    found[ticks] = [...(found[ticks] ?? []), right];
  }
  return found;
}
const words = (text: string) => text.trim().split(/\s+/);

test('what depends on the role', () => {
  expect(roleColumns).toEqual([
    { role: 'basic', isRelationshipManager: false },
    { role: 'basic', isRelationshipManager: true },
    { role: 'advanced', isRelationshipManager: false },
    { role: 'advanced', isRelationshipManager: true },
    { role: 'administrator', isRelationshipManager: false },
    { role: 'administrator', isRelationshipManager: true },
  ]);
  expect(byTicks(rightsMatrix().roles)).toEqual({
    '· | · | · | · | ✓ | ✓': words(`
      user.list user.invite user.withdrawInvitation user.remove user.block user.unblock user.changeRole
      user.grantRelationshipManager user.grantDeveloper user.grantWorkflowAdministrator organisation.create
      organisation.delete subscription.change settings.change audit.readEnvironment group.manageOthers group.deleteOfOthers
      workflow.see workflow.create workflow.define workflow.publish workflow.pause task.reassign workflow.restart task.confirm`),
    '✓ | ✓ | ✓ | ✓ | ✓ | ✓': words(`
      profile.change notification.read group.see group.seeMembers group.create group.addMember group.removeMember group.own
      group.change group.delete task.decide task.delegate task.delegateBack task.recall`),
    '· | ✓ | · | ✓ | · | ✓': words(`
      organisation.addPartnerMember partnership.shareOrganisation access.request access.accept access.withdraw
      document.shareOutside`),
    '· | ✓ | · | ✓ | ✓ | ✓': words(`
      partnership.see`),
    '· | · | · | ✓ | · | ✓': words(`
      partnership.find partnership.request partnership.accept authorisation.request`),
    '· | · | · | ✓ | ✓ | ✓': words(`
      partnership.decline partnership.withdrawRequest partnership.resendRequest partnership.end partnership.withdrawScope
      authorisation.accept relationshipManager.connect relationshipManager.makeContact relationshipManager.disconnect`),
    '· | · | ✓ | ✓ | ✓ | ✓': words(`
      group.createPublic group.createPartner`),
  });
});

test('what depends on the level in an organisation', () => {
  expect(levelColumns).toEqual([null, 'member', 'administrator']);
  expect(byTicks(rightsMatrix().levels)).toEqual({
    '· | ✓ | ✓': words(`
      organisation.see organisation.listMembers organisation.leave group.leave document.create document.send document.resend
      document.deleteDraft document.withdrawUpload document.open document.comment document.label document.changeStatus
      document.editDraft document.seeAccess document.share share.change share.withdraw workflow.start`),
    '· | · | ✓': words(`
      organisation.addMember organisation.removeMember organisation.changeLevel organisation.changeSettings
      audit.readOrganisation partnership.unshareOrganisation access.decline document.deleteDraftOfOthers`),
    '· | · | ✓ with relationship_manager': words(`
      organisation.addPartnerMember partnership.shareOrganisation access.accept`),
    '· | ✓ with relationship_manager_for_outside | ✓ with relationship_manager_for_outside': words(`
      document.shareOutside`),
  });
});

test('what depends on what was shared', () => {
  expect(accessColumns).toEqual([null, 'read_only', 'can_edit', 'full_access']);
  expect(byTicks(rightsMatrix().accesses)).toEqual({
    '· | ✓ | ✓ | ✓': words(`
      document.open share.leave`),
    '· | · | ✓ | ✓': words(`
      document.comment document.label document.changeStatus document.editDraft`),
    '· | · | · | ✓': words(`
      document.seeAccess document.share share.change share.withdraw`),
    '· | · | · | ✓ with relationship_manager_for_outside': words(`
      document.shareOutside`),
  });
});

test('each right names the article it stands in', () => {
  const { roles, levels, accesses } = rightsMatrix();
  const articles = new Map([...roles, ...levels, ...accesses].map(({ right, article }) => [right as string, article]));
  for (const [permission, { article }] of Object.entries(policy))
    expect([permission, articles.get(permission)]).toEqual([permission, article]);
  expect(articles.get('group.deleteOfOthers')).toBe(policy['group.delete'].article);
});
