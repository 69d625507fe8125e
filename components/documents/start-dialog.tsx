'use client';

import { useRouter } from 'next/navigation';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { FormAction, Outcome } from '@/lib/policy/outcome';
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
  /** With {count}, {all} and {why}. */
  partly: string;
};

type Workflows = { id: string; name: string }[];

/**
 * Sends documents of a list through a workflow by hand, after the question through which (E-075). Those that were started stay started when
 * others are refused; pressing again tries the others alone. Mounted only while it is open.
 */
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
  const [first] = documents;
  const { workflows, read } = useWorkflows(first!.id);
  const startAll = useStarting(documents, action, words);
  const isOne = documents.length === 1;
  const body = isOne
    ? said(words.body, { name: first!.name })
    : said(words.bodyMany, { count: String(documents.length) });
  return (
    <DialogPopup isOpen onClose={onClose} opener={opener} title={words.title} description={body} width="sm">
      {workflows === null && <Skeleton className="h-24" />}
      {workflows === 'failed' && (
        <p className="flex items-center gap-3 text-muted text-small">
          {words.failed} <Button onClick={read}>{words.retry}</Button>
        </p>
      )}
      {Array.isArray(workflows) && workflows.length === 0 && <p className="text-muted text-sm">{words.none}</p>}
      {Array.isArray(workflows) && workflows.length > 0 && (
        <Form action={startAll}>
          <Field name="workflowId" label={words.which}>
            <Select options={workflows.map(({ id, name }) => ({ value: id, label: name }))} />
          </Field>
          <FormActions>
            <SubmitButton variant="primary" pending={words.pending}>
              {words.confirm}
            </SubmitButton>
          </FormActions>
        </Form>
      )}
    </DialogPopup>
  );
}

/** What can be started for the document, asked of the server once it is needed. */
function useWorkflows(documentId: string) {
  const [workflows, setWorkflows] = useState<Workflows | 'failed' | null>(null);
  const read = useCallback(async () => {
    const response = await fetch(`/documents/${documentId}/starting`).catch(() => null);
    setWorkflows(response?.ok ? ((await response.json()) as { workflows: Workflows }).workflows : 'failed');
  }, [documentId]);
  useEffect(() => {
    read();
  }, [read]);
  return { workflows, read };
}

const whyOf = (refused: Exclude<Outcome, { code: 'ok' }>): string =>
  refused.code === 'forbidden' ? refused.missing.map((one) => one.condition).join(' ') : refused.message;

/** Starts one document after the other: what is refused says why, and is left to be tried again. */
function useStarting(documents: readonly ChosenDocument[], action: FormAction, words: StartWords): FormAction {
  const router = useRouter();
  const started = useRef(new Set<string>());
  return async (_, form) => {
    let last: Outcome = { code: 'ok' };
    let refused: Exclude<Outcome, { code: 'ok' }> | null = null;
    for (const { id } of documents.filter((one) => !started.current.has(one.id))) {
      const each = new FormData();
      each.set('documentId', id);
      each.set('workflowId', String(form.get('workflowId')));
      last = await action(null, each);
      if (last.code === 'ok') started.current.add(id);
      else refused ??= last;
    }
    router.refresh();
    if (!refused || documents.length === 1) return refused ?? last;
    const [count, all] = [started.current.size, documents.length];
    return {
      code: 'conflict',
      message: said(words.partly, { count: String(count), all: String(all), why: whyOf(refused) }),
    };
  };
}
