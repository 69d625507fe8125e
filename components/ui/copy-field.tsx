'use client';

import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from './button';
import { Hint } from './field';
import { usePartWords } from './words';

/** A text to take along (a link, a key): selected at a press, copied by its button. */
export function CopyField({ label, hint, value }: { label: string; hint?: string | undefined; value: string }) {
  const words = usePartWords();
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    input.current?.select();
    // Only pages served safely have the clipboard; the selection stays for Ctrl C.
    await navigator.clipboard?.writeText(value);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 2000);
  }

  return (
    <div className="flex flex-col gap-1.5">
      <span className="font-medium text-sm">{label}</span>
      {hint && <Hint>{hint}</Hint>}
      <div className="flex gap-2">
        <input
          ref={input}
          readOnly
          value={value}
          aria-label={label}
          onFocus={(event) => event.currentTarget.select()}
          className="control min-w-0 flex-1 px-3 py-1.5 font-mono text-small"
        />
        <Button onClick={copy} className="h-9" icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}>
          {isCopied ? words.copied : words.copy}
        </Button>
      </div>
      <span role="status" className="sr-only">
        {isCopied && words.copied}
      </span>
    </div>
  );
}
