/**
 * Whom a task may be passed on to (C-35, C-46): to a colleague always; to a partner's people only from the document's own
 * environment, so that nobody carries it to a third.
 */
export function reachOf(homeId: string, fromId: string, toId: string): 'colleague' | 'partner' | 'nowhere' {
  if (fromId === toId) return 'colleague';
  return fromId === homeId ? 'partner' : 'nowhere';
}
