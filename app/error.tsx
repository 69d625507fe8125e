'use client';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { fill, usePartWords } from '@/components/ui/words';

/** A part of the page did not arrive: a broken connection, or a newer version. The browser asks for it again only with the whole page. */
const isPartMissing = (error: Error) => error.name === 'ChunkLoadError';

/** A fault of ours: what was not lost, the way on, and the reference under which the log has it. */
export default function Fault({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const words = usePartWords();
  const again = () => (isPartMissing(error) ? window.location.reload() : retry());
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-16">
      <EmptyState title={words.fault} action={<Button onClick={again}>{words.again}</Button>}>
        {words.pageFaultHelp}
        {error.digest && <p className="mt-2 text-faint text-small">{fill(words.faultReference, error.digest)}</p>}
      </EmptyState>
    </div>
  );
}
