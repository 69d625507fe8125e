'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { said } from '../forms/share-words';
import { Button } from '../ui/button';
import DialogPopup from '../ui/dialog-popup';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { FormActions } from '../ui/form-actions';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { SubmitButton } from '../ui/submit-button';
import type { ChosenDocument } from './chosen';

export type StartWords = {
  start: string;
  title: string;
  /** With {name} for the document; `bodyMany` with {count}. */
  body: string;
  bodyMany: string;
  which: string;
  none: string;
  confirm: string;
  pending: string;
  failed: string;
  retry: string;
};

type Startable = { workflows: { id: string; name: string }[]; why: string };

/** Sends documents of a list through a workflow by hand, after the question through which (E-075). Mounted only while it is open. */
export default function StartDialog({
  documents,
  action,
  words,
  opener,
  onClose,
}: {
  documents: readonly ChosenDocument[];
  action: FormAction;
  words: StartWords;
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  const { startable, read } = useStartable(documents);
  const [first, ...others] = documents;
  const body =
    others.length === 0
      ? said(words.body, { name: first!.name })
      : said(words.bodyMany, { count: String(documents.length) });
  return (
    <DialogPopup isOpen onClose={onClose} opener={opener} title={words.title} description={body} width="sm">
      {startable === null && <Skeleton className="h-24" />}
      {startable === 'failed' && (
        <p className="flex items-center gap-3 text-muted text-small">
          {words.failed} <Button onClick={read}>{words.retry}</Button>
        </p>
      )}
      {startable !== null && startable !== 'failed' && (
        <Choice documents={documents} startable={startable} action={action} words={words} />
      )}
    </DialogPopup>
  );
}

function Choice({
  documents,
  startable: { workflows, why },
  action,
  words,
}: {
  documents: readonly ChosenDocument[];
  startable: Startable;
  action: FormAction;
  words: StartWords;
}) {
  if (workflows.length === 0) return <p className="text-muted text-sm">{why || words.none}</p>;
  return (
    <Form action={action}>
      {documents.map(({ id }) => (
        <input key={id} type="hidden" name="documents[]" value={id} />
      ))}
      <Field name="workflowId" label={words.which}>
        <Select options={workflows.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <FormActions>
        <SubmitButton variant="primary" pending={words.pending}>
          {words.confirm}
        </SubmitButton>
      </FormActions>
    </Form>
  );
}

/** What can be started for the documents, or why nothing can; asked of the server once it is needed. */
function useStartable(documents: readonly ChosenDocument[]) {
  const [startable, setStartable] = useState<Startable | 'failed' | null>(null);
  const asked = new URLSearchParams(documents.map(({ id }) => ['document', id])).toString();
  const read = useCallback(async () => {
    const response = await fetch(`/documents/starting?${asked}`).catch(() => null);
    setStartable(response?.ok ? ((await response.json()) as Startable) : 'failed');
  }, [asked]);
  useEffect(() => {
    read();
  }, [read]);
  return { startable, read };
}
