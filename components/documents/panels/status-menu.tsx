'use client';

import { ChevronDown } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Status } from '@/db/vocabulary';
import type { FormAction } from '@/lib/policy/outcome';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { FormActions } from '../../ui/form-actions';
import { MenuButton, type MenuItem } from '../../ui/menu';
import { SubmitButton } from '../../ui/submit-button';
import { Textarea } from '../../ui/textarea';

export type StatusWords = {
  change: string;
  reason: string;
};

/** A status that can be set; with `asked` the reason is asked for first. */
export type StatusMove = {
  status: Status;
  label: string;
  asked?: { title: string; body: string; confirm: string; pending: string } | undefined;
};

/**
 * Sets a status by hand; what asks for a reason asks first. When somebody was first the page is read again, and what
 * was typed stays.
 */
export function StatusMenu({
  documentId,
  version,
  moves,
  action,
  words,
}: {
  documentId: string;
  version: number;
  moves: readonly StatusMove[];
  action: FormAction;
  words: StatusWords;
}) {
  const router = useRouter();
  const [move, setMove] = useState<StatusMove | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const values = { documentId, version: String(version) };

  const change: FormAction = async (before, form) => {
    const outcome = await action(before, form);
    if (outcome.code === 'conflict') router.refresh();
    return outcome;
  };

  function ask(one: StatusMove) {
    setMove(one);
    setIsAsking(true);
  }

  const items = moves.map(
    (one): MenuItem =>
      one.asked
        ? { label: one.label, onSelect: () => ask(one) }
        : { label: one.label, action: change, values: { ...values, status: one.status } },
  );
  return (
    <>
      <MenuButton items={items} variant="secondary" label={words.change}>
        {words.change}
        <ChevronDown aria-hidden />
      </MenuButton>
      {move?.asked && (
        <Dialog
          isOpen={isAsking}
          onClose={() => setIsAsking(false)}
          title={move.asked.title}
          description={move.asked.body}
          width="sm"
        >
          <Form key={move.status} action={change}>
            {Object.entries({ ...values, status: move.status }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Field name="reason" label={words.reason}>
              <Textarea maxLength={500} />
            </Field>
            <FormActions>
              <SubmitButton variant={move.status === 'rejected' ? 'danger' : 'primary'} pending={move.asked.pending}>
                {move.asked.confirm}
              </SubmitButton>
            </FormActions>
          </Form>
        </Dialog>
      )}
    </>
  );
}
