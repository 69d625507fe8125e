'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { isBusyElsewhere } from '../../shell/list-keys';
import { PlaceDialog } from './place-dialog';
import { Progress } from './progress';
import { addFiles, isSending, useUploads } from './uploads';
import type { UploadWords } from './words';

/**
 * Takes files that are dropped anywhere on the page, shows what becomes of uploads, and asks where those belong that do
 * not say it themselves. Stands on the lists and on the dashboard.
 */
export function UploadDesk({
  words,
  box,
  organisation,
  usesShortcuts,
}: {
  words: UploadWords;
  /** Where a file goes unless its uploader says otherwise. */
  box: 'documents' | 'inbox_in';
  /** The organisation the page is about, when it is about one. */
  organisation?: string | undefined;
  usesShortcuts: boolean;
}) {
  const uploads = useUploads();
  const [placing, setPlacing] = useState<readonly string[] | null>(null);
  const isOver = useDrops();
  useRefresh(uploads.filter((one) => one.state === 'done').length);
  useUploadKey(usesShortcuts);
  useLeaveWarning();

  const choosing = uploads.filter((one) => one.state === 'choosing');
  const isSettled = uploads.every((one) => one.state !== 'waiting' && one.state !== 'sending');
  const newest = choosing.at(-1)?.key;
  // Asked once, when nothing is under way any more: who drops ten files answers one question.
  const [askedFor, setAskedFor] = useState<string | undefined>();
  if (isSettled && newest !== undefined && newest !== askedFor) {
    setAskedFor(newest);
    setPlacing(choosing.map((one) => one.key));
  }

  return (
    <>
      {isOver && (
        <div
          aria-hidden
          className="pointer-events-none fixed inset-2 z-50 flex items-center justify-center rounded-xl border-2 border-accent border-dashed bg-accent-soft/85 font-semibold text-accent-ink text-xl"
        >
          {words.drop}
        </div>
      )}
      <Progress words={words} uploads={uploads} onPlace={setPlacing} />
      <PlaceDialog
        words={words}
        uploads={uploads.filter((one) => placing?.includes(one.key) && one.state === 'choosing')}
        isOpen={placing !== null}
        box={box}
        organisation={organisation}
        onClose={() => setPlacing(null)}
      />
    </>
  );
}

/** True while files are held over the page; what is dropped is taken in hand. */
function useDrops(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    // Leaving the window is the only leaving that counts: between elements one leaves all the time.
    const leave = (event: DragEvent) => event.relatedTarget === null && setIsOver(false);
    const drop = (event: DragEvent) => {
      setIsOver(false);
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      addFiles([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragenter', over);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragenter', over);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

/** Shows new documents in the list behind. */
function useRefresh(done: number) {
  const router = useRouter();
  const [seen, setSeen] = useState(done);
  useEffect(() => {
    if (done === seen) return;
    setSeen(done);
    if (done > seen) router.refresh();
  }, [done, seen, router]);
}

function useUploadKey(isOn: boolean) {
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'u' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const button = document.querySelector<HTMLButtonElement>('[data-upload]');
      if (!button || isBusyElsewhere(event.target)) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn]);
}

function useLeaveWarning() {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => isSending() && event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
}
