'use client';

import { createContext, useContext } from 'react';
import type { Outcome, Values } from '@/lib/policy/outcome';

export type FormState = {
  /** Prefix of the ids of this form's fields. */
  id: string;
  isPending: boolean;
  /** The button that was pressed, while its action runs. */
  pressed: HTMLElement | null;
  errors: Record<string, string>;
  /** What was posted, when the form came back. */
  values: Values | undefined;
};

export const FormContext = createContext<FormState | null>(null);

/** A field's place in the form around it. */
export type FieldState = {
  id: string;
  name: string;
  labelId: string;
  hintId?: string | undefined;
  errorId?: string | undefined;
  isInvalid: boolean;
};

export const FieldContext = createContext<FieldState | null>(null);

/** Errors by field of an outcome; none when there is no outcome or it is of another kind. */
export function errorsOf(outcome: Outcome | null): Record<string, string> {
  return outcome?.code === 'invalid' ? outcome.fields : {};
}

/** The id of the field `name` in the form `formId`: what the summary links to. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replace(/[^\w-]/g, '_')}`;
}

/** What was typed into `name` when the form came back, as one string. */
export function usePosted(name: string | undefined): string | undefined {
  const posted = useContext(FormContext)?.values;
  const value = name === undefined ? undefined : posted?.[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Whether `value` was among what was posted under `name`; undefined when nothing was posted yet. */
export function usePostedChoice(name: string | undefined, value: string): boolean | undefined {
  const posted = useContext(FormContext)?.values;
  if (!posted || name === undefined) return undefined;
  const given = posted[name];
  return Array.isArray(given) ? given.includes(value) : given === value;
}

/** The attributes a control takes from the field around it: id, name, description, validity. */
export function useControl(own: {
  id?: string | undefined;
  name?: string | undefined;
  'aria-describedby'?: string | undefined;
}) {
  const field = useContext(FieldContext);
  const described = [field?.hintId, field?.errorId, own['aria-describedby']].filter(Boolean).join(' ');
  return {
    id: own.id ?? field?.id,
    name: own.name ?? field?.name,
    'aria-describedby': described || undefined,
    'aria-invalid': field?.isInvalid || undefined,
  };
}
