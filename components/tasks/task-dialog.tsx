'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { type Choice, Combobox } from '../ui/combobox';
import DialogPopup from '../ui/dialog-popup';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { FormActions } from '../ui/form-actions';
import { SubmitButton } from '../ui/submit-button';
import { Textarea } from '../ui/textarea';
import { useSearch } from '../ui/use-search';
import { fill } from '../ui/words';
import type { AskedTask, TaskWords } from './task-words';

/** Asks before an act on a task: for a rejection its reason (W06), for a restart why, for a delegation or an assignment whom. Mounted only while it is open. */
export default function TaskDialog({
  asked: { act, taskId, name },
  action,
  words,
  opener,
  onClose,
}: {
  asked: AskedTask;
  action: FormAction;
  words: TaskWords;
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  const { title, body, confirm, pending } = words.acts[act];
  const asksMore = act === 'reject' || act === 'delegate' || act === 'assign' || act === 'restart';
  return (
    <DialogPopup isOpen onClose={onClose} opener={opener} title={fill(title, name)} description={body} width="sm">
      <Form action={action}>
        <input type="hidden" name="taskId" value={taskId} />
        {act === 'approve' && <input type="hidden" name="verdict" value="approved" />}
        {act === 'reject' && <input type="hidden" name="verdict" value="rejected" />}
        {(act === 'reject' || act === 'restart') && <Reason words={words} />}
        {act === 'delegate' && <Delegate taskId={taskId} words={words} />}
        {act === 'assign' && <Assign words={words} />}
        <FormActions>
          <SubmitButton variant={act === 'reject' ? 'danger' : 'primary'} pending={pending} autoFocus={!asksMore}>
            {confirm}
          </SubmitButton>
        </FormActions>
      </Form>
    </DialogPopup>
  );
}

function Reason({ words }: { words: TaskWords }) {
  return (
    <Field name="reason" label={words.reason} hint={words.reasonHint}>
      <Textarea maxLength={500} />
    </Field>
  );
}

/** Whom the task goes to: colleagues before anything is typed. */
function Delegate({ taskId, words }: { taskId: string; words: TaskWords }) {
  const { options, search } = useFound(`/tasks/${taskId}/people`);
  return (
    <Field name="toId" label={words.delegateTo} hint={words.delegateHint}>
      <Combobox name="toId" options={options} search={search} externalWord={words.external} single />
    </Field>
  );
}

/** Who decides it instead: people and groups. */
function Assign({ words }: { words: TaskWords }) {
  const { options, search } = useFound('/tasks/assignees');
  return (
    <Field name="principals" label={words.assignTo} hint={words.assignHint}>
      <Combobox name="principals[]" options={options} search={search} externalWord={words.external} />
    </Field>
  );
}

/** What the address knows: at first, and of what is typed. */
function useFound(address: string) {
  const [options, setOptions] = useState<readonly Choice[]>([]);
  const search = useSearch(address);
  useEffect(() => {
    search('').then(setOptions, () => {});
  }, [search]);
  return { options, search };
}
