import { accesses, bool, exactly, type Grid, homes, ifActive, levels, lowAndHigh } from './choices';

// Every small world of documents, shares and tasks.

export const ofDocuments: Record<string, Grid> = {
  'a document by its organisation': {
    rows: (permission) =>
      permission.startsWith('document.') && !['document.share', 'document.create'].includes(permission),
    ways: {
      role: lowAndHigh,
      home: ['a', 'b'],
      isRelationshipManager: bool,
      level: levels,
      isConnected: bool,
      isOpened: bool,
      ab: ifActive,
      status: ['draft', 'received', 'delivery_failed'],
      isCreator: bool,
      isUntouchedUpload: bool,
      share: [null, 'full_access'],
    },
  },
  'a document by what was shared': {
    rows: exactly(
      'document.open',
      'document.comment',
      'document.seeAccess',
      'share.change',
      'share.withdraw',
      'share.leave',
    ),
    ways: {
      home: homes,
      share: accesses,
      groupShare: accesses,
      isSeated: bool,
      groupType: ['environment', 'partner'],
      homeShare: [null, 'can_edit'],
      homeLevel: [null, 'member'],
      ab: ['active', 'ended'],
      isGiver: bool,
    },
  },
  'sharing it': {
    rows: exactly('document.share'),
    ways: {
      role: lowAndHigh,
      home: homes,
      isRelationshipManager: bool,
      level: [null, 'member'],
      share: accesses,
      groupType: ['environment', 'public', 'partner'],
      ab: ifActive,
      ac: ifActive,
      bc: ifActive,
      otherHome: homes,
    },
  },
  'a run': {
    rows: exactly('workflow.start'),
    ways: {
      role: lowAndHigh,
      home: ['a', 'b'],
      isRelationshipManager: bool,
      level: levels,
      isConnected: bool,
      isOpened: bool,
      ab: ifActive,
      box: ['documents', 'inbox_in', 'inbox_out'],
      status: ['draft', 'received', 'duplicate'],
      isRunning: bool,
      hasEngine: bool,
    },
  },
  'a task': {
    rows: (permission) =>
      (permission.startsWith('task.') || permission === 'workflow.restart') && permission !== 'task.delegate',
    ways: {
      role: lowAndHigh,
      home: ['a', 'b'],
      isWorkflowAdministrator: bool,
      chain: [['me'], ['other'], ['me', 'other'], ['other', 'me']],
      isExcluded: bool,
      awaitsConfirmation: bool,
      hasEngine: bool,
    },
  },
  'a task passed on': {
    rows: exactly('task.delegate'),
    ways: {
      home: homes,
      chain: [['me'], ['third'], ['me', 'third'], ['third', 'me']],
      hasEngine: bool,
      ab: ['none', 'active', 'ended'],
      ac: ifActive,
      bc: ifActive,
      otherHome: homes,
      isExcluded: bool,
    },
    stays: { hasThird: true },
  },
};
