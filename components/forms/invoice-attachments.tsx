'use client';

import { Paperclip, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Form } from '../ui/form';
import { IconButton } from '../ui/icon-button';
import { Notice } from '../ui/notice';
import { fill } from '../ui/words';
import type { InvoiceWords } from './invoice-words';

export type ShownAttachment = { number: number; name: string; size: string };

/** What goes with the invoice. A file is attached to the draft as it is saved, so the form is saved first. */
export function InvoiceAttachments({
  documentId,
  version,
  attachments,
  remove,
  saveFirst,
  between,
  onChange,
  words,
}: {
  documentId: string;
  version: number | null;
  attachments: readonly ShownAttachment[];
  remove: FormAction;
  /** Saves what is typed; answers the version there is then, nothing where it could not be saved. */
  saveFirst: () => Promise<number | null>;
  /** Does it while nothing is saved, from the version there is then. */
  between: (work: (from: number) => Promise<void>) => Promise<void>;
  onChange: () => void;
  words: InvoiceWords;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [isAttaching, setIsAttaching] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function attach(file: File) {
    setIsAttaching(true);
    setProblem(null);
    try {
      if ((await saveFirst()) === null) setProblem(words.saveFirst);
      else await between(async (version) => setProblem(await send(file, version)));
    } catch {
      setProblem(words.attachFailed);
    }
    setIsAttaching(false);
    if (field.current) field.current.value = '';
  }

  /** Answers why the file was not attached; nothing when it was. */
  async function send(file: File, from: number): Promise<string | null> {
    const query = new URLSearchParams({ name: file.name, version: String(from) });
    const answer = await fetch(`/invoices/${documentId}/attachments?${query}`, { method: 'POST', body: file });
    if (!answer.ok) return ((await answer.json()) as { message?: string }).message ?? words.attachFailed;
    onChange();
    return null;
  }

  return (
    <Card title={words.attachments} description={words.attachmentsHelp} className="noscript:hidden">
      {problem && (
        <Notice tone="danger" alert className="mb-3">
          {problem}
        </Notice>
      )}
      {attachments.length > 0 && (
        <ul className="mb-3 flex flex-col gap-1">
          {attachments.map(({ number, name, size }) => (
            <li key={number} className="flex items-center gap-3 text-sm">
              <Paperclip aria-hidden className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 truncate">{name}</span>
              <span className="shrink-0 text-muted text-small">{size}</span>
              <Form action={remove} onDone={onChange} className="ml-auto gap-0">
                <input type="hidden" name="documentId" value={documentId} />
                <input type="hidden" name="version" value={version ?? 1} />
                <input type="hidden" name="number" value={number} />
                <IconButton
                  type="submit"
                  label={fill(words.removeAttachment, name)}
                  icon={<X aria-hidden />}
                  size="sm"
                />
              </Form>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={field}
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.csv"
        hidden
        onChange={({ currentTarget: { files } }) => files?.[0] && void attach(files[0])}
      />
      <Button
        icon={<Paperclip aria-hidden />}
        aria-disabled={isAttaching || undefined}
        onClick={() => !isAttaching && field.current?.click()}
      >
        {isAttaching ? words.attaching : words.attach}
      </Button>
    </Card>
  );
}
