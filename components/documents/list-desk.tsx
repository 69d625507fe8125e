'use client';

import { Share2, Workflow } from 'lucide-react';
import { type ChangeEvent, lazy, type MouseEvent, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import type { Sharing } from '../forms/share-dialog';
import { isBusyElsewhere } from '../shell/list-keys';
import { announce } from '../ui/announce';
import { Button } from '../ui/button';
import { boxesIn, type ChosenDocument, documentOf } from './chosen';
import { ChosenBar } from './chosen-bar';
import { itemsOf, select } from './row-menu';
import type { StartWords } from './start-dialog';
import { useChosen } from './use-chosen';

const MenuPopup = lazy(() => import('../ui/menu-popup'));
const ShareDialog = lazy(() => import('../forms/share-dialog'));
const StartDialog = lazy(() => import('./start-dialog'));

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
  everything: string;
  choosing: string;
  notEverything: string;
  choosingFailed: string;
  starting: StartWords;
};

/** Through a workflow go so many at once. */
const mostStarted = 100;

/**
 * What can be done with the rows of a list: choose some, or everything the list asks for, and share them or start a workflow; a row's
 * menu, `s` to share. One for the whole list, by the events that rise from its rows, so that a row stays plain markup.
 */
export function ListDesk({
  words,
  usesShortcuts,
  markAsOriginal,
  startWorkflow,
  sharing,
  everything,
  children,
}: {
  words: DeskWords;
  usesShortcuts: boolean;
  markAsOriginal: FormAction;
  startWorkflow: FormAction;
  sharing: Sharing;
  /** Where everything the list asks for is told, when that is more than this page. */
  everything: string | undefined;
  children: ReactNode;
}) {
  const desk = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement>(null);
  const choosing = useChosen(desk, children, everything);
  const { chosen } = choosing;
  const [menu, setMenu] = useState<{ button: HTMLElement; isOpen: boolean; isByKeyboard: boolean } | null>(null);
  const [shared, setShared] = useState<ChosenDocument[] | null>(null);
  const [started, setStarted] = useState<ChosenDocument[] | null>(null);
  const startable = chosen.filter((one) => one.mayStart);

  useEffect(() => {
    if (!usesShortcuts) return;
    const press = (event: KeyboardEvent) => {
      const isOurs = event.key === 's' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isOurs || event.defaultPrevented || isBusyElsewhere(event.target)) return;
      const here = document.activeElement?.closest('[data-row]')?.querySelector<HTMLElement>('[data-row-menu]');
      if (chosen.length === 0 && !here) return;
      event.preventDefault();
      opener.current = document.activeElement as HTMLElement | null;
      share(chosen.length > 0 ? chosen : [documentOf(here as HTMLElement)]);
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
    choosing.read();
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
        <ChosenBar words={words} choosing={choosing}>
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
          {startable.length > 0 && startable.length <= mostStarted && (
            <Button
              size="sm"
              icon={<Workflow aria-hidden />}
              onClick={(event) => {
                opener.current = event.currentTarget;
                setStarted(startable);
              }}
            >
              {words.starting.start}
            </Button>
          )}
        </ChosenBar>
      )}
      {menu && (
        <Suspense fallback={null}>
          <MenuPopup
            name={menu.button.getAttribute('aria-label') ?? ''}
            items={itemsOf(menu.button, words, markAsOriginal, share, setStarted)}
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
      {started && (
        <Suspense fallback={null}>
          <StartDialog
            documents={started}
            action={startWorkflow}
            words={words.starting}
            opener={opener}
            onClose={() => setStarted(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
