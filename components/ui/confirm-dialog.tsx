'use client';

import { type ComponentProps, type ReactNode, useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { DialogButton } from './dialog';
import { Field } from './field';
import { Form } from './form';
import { FormActions } from './form-actions';
import { Input } from './input';
import { SubmitButton } from './submit-button';

/**
 * A button for what cannot be taken back, or reaches outside the environment: it asks first, in words that name the
 * thing and who is touched by it (`children`). `typed` has the person type a name before the button works.
 */
export function ConfirmButton({
  action,
  values = {},
  confirm,
  pending,
  tone = 'danger',
  typed,
  children,
  ...button
}: {
  action: FormAction;
  /** What is posted, as hidden fields. */
  values?: Record<string, string> | undefined;
  confirm: string;
  pending: string;
  tone?: 'danger' | 'primary' | undefined;
  typed?: { label: string; text: string } | undefined;
  children: ReactNode;
} & Omit<ComponentProps<typeof DialogButton>, 'children' | 'width' | 'description'>) {
  return (
    <DialogButton {...button} width="sm">
      <ConfirmForm {...{ action, values, confirm, pending, tone, typed }}>{children}</ConfirmForm>
    </DialogButton>
  );
}

/** The question itself, for a dialog opened from elsewhere (a menu). */
export function ConfirmForm({
  action,
  values,
  confirm,
  pending,
  tone,
  typed,
  children,
}: {
  action: FormAction;
  values: Record<string, string>;
  confirm: string;
  pending: string;
  tone: 'danger' | 'primary';
  typed?: { label: string; text: string } | undefined;
  children: ReactNode;
}) {
  const [text, setText] = useState('');
  const isReady = !typed || text.trim() === typed.text;
  return (
    <Form action={action}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-col gap-2 text-ink text-sm">{children}</div>
      {typed && (
        <Field name="typed" label={typed.label}>
          <Input value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
        </Field>
      )}
      <FormActions>
        <SubmitButton variant={tone} pending={pending} disabled={!isReady}>
          {confirm}
        </SubmitButton>
      </FormActions>
    </Form>
  );
}
