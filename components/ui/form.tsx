'use client';

import { unstable_rethrow } from 'next/navigation';
import {
  type ComponentProps,
  type FormEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from 'react';
import type { FormAction, Outcome } from '@/lib/policy/outcome';
import { announce } from './announce';
import { cx } from './classes';
import { useClosing } from './closing';
import { useErrorInTitle } from './error-title';
import { errorsOf, FormContext } from './form-context';
import { type Fault, OutcomeNotice } from './outcome-notice';
import { changedField, isStillWrong, withoutError } from './put-right';

/**
 * A form whose action answers with an `Outcome`. Works without JavaScript. What was typed is never lost; a refusal or a
 * fault is shown above the fields and takes the focus, what is wrong with a field until that is changed; success is spoken,
 * closes the dialog around the form and calls `onDone`. `autosave` sends the form at every change, those before the page heard them too; `resetOnDone` empties it afterwards.
 */
export function Form({
  action,
  onDone,
  autosave = false,
  resetOnDone = false,
  className,
  children,
  ...rest
}: {
  action: FormAction;
  onDone?: ((outcome: Extract<Outcome, { code: 'ok' }>) => void) | undefined;
  autosave?: boolean | undefined;
  resetOnDone?: boolean | undefined;
  children: ReactNode;
} & Omit<ComponentProps<'form'>, 'action' | 'onSubmit' | 'onInput' | 'method'>) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const close = useClosing();
  // The first pair serves the browser without JavaScript: its answer comes with the page.
  const [arrived, send] = useActionState(action, null);
  const [answer, setAnswer] = useState<Outcome | Fault | null>(arrived);
  const [isPending, start] = useTransition();
  const [pressed, setPressed] = useState<HTMLElement | null>(null);

  function receive(outcome: Outcome) {
    setAnswer(outcome);
    if (outcome.code !== 'ok') return;
    if (outcome.message) announce(outcome.message);
    if (resetOnDone) form.current?.reset();
    onDone?.(outcome);
    close?.();
  }

  // Sent by hand rather than by React, which would empty the fields after each answer and lose them in a fault.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending && !autosave) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const posted = new FormData(event.currentTarget, submitter);
    setPressed(submitter);
    start(async () => {
      try {
        const outcome = await action(answer && answer.code !== 'fault' ? answer : null, posted);
        start(() => receive(outcome));
      } catch (error) {
        unstable_rethrow(error);
        start(() => setAnswer({ code: 'fault', reference: (error as { digest?: string | undefined }).digest }));
      }
    });
  }

  const isWrong = isStillWrong(answer);
  useErrorInTitle(isWrong);
  useAutosave(form, autosave);

  const outcome = answer && answer.code !== 'fault' ? answer : null;
  const state = { id, isPending, pressed, errors: errorsOf(outcome), values: outcome?.values };
  return (
    <FormContext value={state}>
      <form
        {...rest}
        ref={form}
        action={send}
        noValidate
        // What is restored with a page of yesterday is nobody's choice of today.
        autoComplete={autosave ? 'off' : undefined}
        onSubmit={submit}
        onInput={(event) => setAnswer(withoutError(answer, changedField(event)))}
        className={cx('flex flex-col gap-5', className)}
      >
        {answer && (isWrong || answer === arrived) && <OutcomeNotice outcome={answer} formId={id} />}
        {children}
      </form>
    </FormContext>
  );
}

/** Sends the form when a choice is made or a text is left. */
function useAutosave(form: React.RefObject<HTMLFormElement | null>, isOn: boolean) {
  useEffect(() => {
    const element = form.current;
    if (!isOn || !element) return;
    // The browser's own event: React's fires at every letter.
    const save = () => element.requestSubmit();
    element.addEventListener('change', save);
    if (isChosenOtherwise(element)) save();
    return () => element.removeEventListener('change', save);
  }, [form, isOn]);
}

/** Whether something else is chosen than came with the page: on a slow line one chooses before the page hears it. */
const isChosenOtherwise = (form: HTMLFormElement) =>
  [...form.querySelectorAll('select')].some(
    ({ options, selectedIndex }) =>
      selectedIndex !==
      Math.max(
        0,
        [...options].findIndex((one) => one.defaultSelected),
      ),
  ) ||
  [...form.querySelectorAll<HTMLInputElement>('[type=checkbox]')].some((one) => one.checked !== one.defaultChecked);
