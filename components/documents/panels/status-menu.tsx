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
  rejectTitle: string;
  rejectBody: string;
  reason: string;
  reject: string;
  rejecting: string;
};

/**
 * Sets a status by hand; rejecting asks for the reason first. When somebody was first the page is read again, and what
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
  moves: readonly { status: Status; label: string }[];
  action: FormAction;
  words: StatusWords;
}) {
  const router = useRouter();
  const [isRejecting, setIsRejecting] = useState(false);
  const [wasRejecting, setWasRejecting] = useState(false);
  const values = { documentId, version: String(version) };

  const change: FormAction = async (before, form) => {
    const outcome = await action(before, form);
    if (outcome.code === 'conflict') router.refresh();
    return outcome;
  };

  function reject() {
    setWasRejecting(true);
    setIsRejecting(true);
  }

  const items = moves.map(
    ({ status, label }): MenuItem =>
      status === 'rejected' ? { label, onSelect: reject } : { label, action: change, values: { ...values, status } },
  );
  return (
    <>
      <MenuButton items={items} variant="secondary" label={words.change}>
        {words.change}
        <ChevronDown aria-hidden />
      </MenuButton>
      {wasRejecting && (
        <Dialog
          isOpen={isRejecting}
          onClose={() => setIsRejecting(false)}
          title={words.rejectTitle}
          description={words.rejectBody}
          width="sm"
        >
          <Form action={change}>
            {Object.entries({ ...values, status: 'rejected' }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Field name="reason" label={words.reason}>
              <Textarea maxLength={500} />
            </Field>
            <FormActions>
              <SubmitButton variant="danger" pending={words.rejecting}>
                {words.reject}
              </SubmitButton>
            </FormActions>
          </Form>
        </Dialog>
      )}
    </>
  );
}
