'use client';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { fill, usePartWords } from '@/components/ui/words';

/** A fault of ours: what was not lost, the way on, and the reference under which the log has it. */
export default function Fault({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const words = usePartWords();
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-16">
      <EmptyState title={words.fault} action={<Button onClick={retry}>{words.again}</Button>}>
        {words.pageFaultHelp}
        {error.digest && <p className="mt-2 text-faint text-small">{fill(words.faultReference, error.digest)}</p>}
      </EmptyState>
    </div>
  );
}
