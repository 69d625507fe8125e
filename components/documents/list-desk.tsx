'use client';

import { Check, Download, FolderOpen, Share2, X } from 'lucide-react';
import { type ChangeEvent, lazy, type MouseEvent, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import type { Sharing } from '../forms/share-dialog';
import { isBusyElsewhere } from '../shell/list-keys';
import { announce } from '../ui/announce';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import type { MenuItem } from '../ui/menu';

const MenuPopup = lazy(() => import('../ui/menu-popup'));
const ShareDialog = lazy(() => import('../forms/share-dialog'));

export type DeskWords = {
  open: string;
  share: string;
  download: string;
  original: string;
  cannotShare: string;
  /** With `#` for the number. */
  chosenOne: string;
  chosenMany: string;
  unchoose: string;
  actions: string;
};

/** A row as its menu button tells it. */
export type ChosenDocument = { id: string; name: string; mayShare: boolean };

/**
 * What can be done with the rows of a list: choose some and share them, a row's menu, `s` to share. One for the whole
 * list, by the events that rise from its rows, so that a row stays plain markup.
 */
export function ListDesk({
  words,
  usesShortcuts,
  markAsOriginal,
  sharing,
  children,
}: {
  words: DeskWords;
  usesShortcuts: boolean;
  markAsOriginal: FormAction;
  sharing: Sharing;
  children: ReactNode;
}) {
  const desk = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<ChosenDocument[]>([]);
  const [menu, setMenu] = useState<{ button: HTMLElement; isOpen: boolean; isByKeyboard: boolean } | null>(null);
  const [shared, setShared] = useState<ChosenDocument[] | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have come, some chosen ones may be gone.
  useEffect(() => setChosen(chosenIn(desk.current)), [children]);

  useEffect(() => {
    if (!usesShortcuts) return;
    const press = (event: KeyboardEvent) => {
      const isOurs = event.key === 's' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isOurs || event.defaultPrevented || isBusyElsewhere(event.target)) return;
      const those = chosenIn(desk.current);
      const here = document.activeElement?.closest('[data-row]')?.querySelector<HTMLElement>('[data-row-menu]');
      if (those.length === 0 && !here) return;
      event.preventDefault();
      opener.current = document.activeElement as HTMLElement | null;
      share(those.length > 0 ? those : [documentOf(here as HTMLElement)]);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  function share(documents: ChosenDocument[]) {
    const those = documents.filter((one) => one.mayShare);
    if (those.length > 0) setShared(those);
    else announce(words.cannotShare, { tone: 'danger' });
  }

  function change(event: ChangeEvent<HTMLDivElement>) {
    const box = event.target as unknown as HTMLInputElement;
    if (box.matches('[data-choose-all]')) for (const one of boxesIn(desk.current)) one.checked = box.checked;
    setChosen(chosenIn(desk.current));
  }

  function unchoose() {
    for (const one of boxesIn(desk.current)) one.checked = false;
    setChosen(chosenIn(desk.current));
  }

  function press(event: MouseEvent<HTMLDivElement>) {
    const button = (event.target as Element).closest<HTMLElement>('[data-row-menu]');
    if (!button) return;
    opener.current = button;
    // A key on a button is a press without a pointer.
    setMenu({ button, isOpen: true, isByKeyboard: event.detail === 0 });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what rises from the buttons and boxes inside.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a button is a press as well.
    <div ref={desk} onChange={change} onClick={press}>
      {children}
      {chosen.length > 0 && (
        <ChosenBar words={words} count={chosen.length} unchoose={unchoose}>
          <Button
            variant="primary"
            size="sm"
            icon={<Share2 aria-hidden />}
            reason={chosen.some((one) => one.mayShare) ? undefined : words.cannotShare}
            onClick={(event) => {
              opener.current = event.currentTarget;
              share(chosen);
            }}
          >
            {words.share}
          </Button>
        </ChosenBar>
      )}
      {menu && (
        <Suspense fallback={null}>
          <MenuPopup
            name={menu.button.getAttribute('aria-label') ?? ''}
            items={itemsOf(menu.button, words, markAsOriginal, share)}
            align="end"
            opener={opener}
            isOpen={menu.isOpen}
            isByKeyboard={menu.isByKeyboard}
            onClose={() => setMenu({ ...menu, isOpen: false })}
            select={select}
          />
        </Suspense>
      )}
      {shared && (
        <Suspense fallback={null}>
          <ShareDialog documents={shared} sharing={sharing} opener={opener} onClose={() => setShared(null)} />
        </Suspense>
      )}
    </div>
  );
}

/** What is chosen, in a bar that stays in sight. */
function ChosenBar({
  words,
  count,
  unchoose,
  children,
}: {
  words: DeskWords;
  count: number;
  unchoose: () => void;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={words.actions}
      className="popup no-print sticky bottom-4 z-20 mx-auto mt-3 flex w-fit max-w-full items-center gap-3 py-1.5 pr-1.5 pl-4"
    >
      <p role="status" className="text-sm tabular-nums">
        {(count === 1 ? words.chosenOne : words.chosenMany).replace('#', String(count))}
      </p>
      {children}
      <IconButton size="sm" label={words.unchoose} icon={<X aria-hidden />} onClick={unchoose} />
    </section>
  );
}

function itemsOf(
  button: HTMLElement,
  words: DeskWords,
  markAsOriginal: FormAction,
  share: (documents: ChosenDocument[]) => void,
): MenuItem[] {
  const one = documentOf(button);
  const { access, status } = button.dataset;
  const mayEdit = access !== 'read_only';
  return [
    { label: words.open, icon: <FolderOpen aria-hidden />, href: `/documents/${one.id}` },
    {
      label: words.share,
      icon: <Share2 aria-hidden />,
      reason: one.mayShare ? undefined : words.cannotShare,
      onSelect: () => share([one]),
    },
    { label: words.download, icon: <Download aria-hidden />, href: `/documents/${one.id}/file`, isPlain: true },
    ...(status === 'duplicate' && mayEdit
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

async function select(item: MenuItem) {
  if ('onSelect' in item) item.onSelect();
  if (!('action' in item)) return;
  const form = new FormData();
  for (const [name, value] of Object.entries(item.values)) form.append(name, value);
  const outcome = await item.action(null, form);
  if (outcome.message) announce(outcome.message, { tone: outcome.code === 'ok' ? 'success' : 'danger' });
}

const boxesIn = (desk: Element | null) => [
  ...(desk?.querySelectorAll<HTMLInputElement>('[data-row] [data-cell="select"] input') ?? []),
];

function chosenIn(desk: Element | null): ChosenDocument[] {
  const boxes = boxesIn(desk);
  const checked = boxes.filter((box) => box.checked);
  const all = desk?.querySelector<HTMLInputElement>('[data-choose-all]');
  if (all) {
    all.checked = checked.length > 0 && checked.length === boxes.length;
    all.indeterminate = checked.length > 0 && checked.length < boxes.length;
  }
  return checked.flatMap((box) => {
    const button = box.closest('[data-row]')?.querySelector<HTMLElement>('[data-row-menu]');
    return button ? documentOf(button) : [];
  });
}

const documentOf = ({ dataset }: HTMLElement): ChosenDocument => ({
  id: dataset.rowMenu ?? '',
  name: dataset.name ?? '',
  mayShare: dataset.access === 'full_access',
});
