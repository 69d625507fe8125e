'use client';

/** True while a letter belongs to something else: to a field, a menu, an open dialog. */
export function isBusyElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const isText = target.closest(
    'textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"], input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])',
  );
  return isText !== null || document.querySelector('[role="dialog"][data-open], [role="menu"][data-open]') !== null;
}

/** j and k go to the next and the previous row of the page's list, x chooses the row; Enter is the link's own. False when the key means nothing here. */
export function walkList(key: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-list] [data-row]')];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  if (key === 'x') return choose(rows[here]);
  if (key !== 'j' && key !== 'k') return false;
  const next = here < 0 ? 0 : here + (key === 'j' ? 1 : -1);
  const link = rows[next]?.querySelector<HTMLElement>('[data-row-link]');
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
  return rows.length > 0;
}

function choose(row: HTMLElement | undefined): boolean {
  const box = row?.querySelector<HTMLElement>('input[type="checkbox"]');
  box?.click();
  return Boolean(box);
}
