'use client';

import { Check, Download, FolderOpen, Share2, Workflow } from 'lucide-react';
import type { FormAction } from '@/lib/policy/outcome';
import { announce } from '../ui/announce';
import type { MenuItem } from '../ui/menu';
import { type ChosenDocument, documentOf } from './chosen';
import type { DeskWords } from './list-desk';

/** What can be done with the row of a menu button. */
export function itemsOf(
  button: HTMLElement,
  words: DeskWords,
  markAsOriginal: FormAction,
  share: (documents: ChosenDocument[]) => void,
  start: (documents: ChosenDocument[]) => void,
): MenuItem[] {
  const one = documentOf(button);
  return [
    { label: words.open, icon: <FolderOpen aria-hidden />, href: `/documents/${one.id}` },
    {
      label: words.share,
      icon: <Share2 aria-hidden />,
      reason: one.mayShare ? undefined : words.cannotShare,
      onSelect: () => share([one]),
    },
    ...(one.mayStart
      ? [{ label: words.starting.start, icon: <Workflow aria-hidden />, onSelect: () => start([one]) }]
      : []),
    { label: words.download, icon: <Download aria-hidden />, href: `/documents/${one.id}/file`, isPlain: true },
    ...('mayFree' in button.dataset
      ? [
          {
            label: words.original,
            icon: <Check aria-hidden />,
            startsGroup: true,
            action: markAsOriginal,
            values: { documentId: one.id },
          },
        ]
      : []),
  ];
}

/** Does what was selected, and says how it went. */
export async function select(item: MenuItem) {
  if ('onSelect' in item) item.onSelect();
  if (!('action' in item)) return;
  const form = new FormData();
  for (const [name, value] of Object.entries(item.values)) form.append(name, value);
  const outcome = await item.action(null, form);
  if (outcome.message) announce(outcome.message, { tone: outcome.code === 'ok' ? 'success' : 'danger' });
}
