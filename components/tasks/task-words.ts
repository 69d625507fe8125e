/** What can be done with a task; each is asked for in the desk's dialog. */
export const acts = ['approve', 'reject', 'delegate', 'back', 'recall', 'confirm', 'assign', 'restart'] as const;
export type Act = (typeof acts)[number];

/** What the dialog of one act says; `title` with {name} for the document. */
export type ActWords = { title: string; body: string; confirm: string; pending: string };

export type TaskWords = {
  acts: Record<Act, ActWords>;
  reason: string;
  reasonHint: string;
  delegateTo: string;
  delegateHint: string;
  assignTo: string;
  assignHint: string;
  external: string;
  /** Said when the next task is opened. */
  next: string;
};

/** What a button of the page says of its task, read from its markup. */
export type AskedTask = { act: Act; taskId: string; name: string };

/** The key that presses the button of an act, in the list on the row one stands on. */
export const keyOf: Partial<Record<Act, string>> = { approve: 'a', reject: 'r', delegate: 'd' };
