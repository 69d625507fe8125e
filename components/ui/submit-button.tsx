'use client';

import { LoaderCircle } from 'lucide-react';
import { type ComponentProps, useContext, useRef } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button';
import { FormContext } from './form-context';

/**
 * Sends the form. While the action runs it shows its verb in progress ("Sharing…"), keeps the focus and ignores a
 * second press. `name` and `value` tell two buttons of one form apart; with `reason` it cannot be pressed.
 */
export function SubmitButton({
  children,
  pending,
  variant = 'primary',
  icon,
  ...rest
}: { pending: string } & ComponentProps<typeof Button>) {
  const form = useContext(FormContext);
  const status = useFormStatus();
  const own = useRef<HTMLButtonElement>(null);
  const isPending = status.pending || (form?.isPending ?? false);
  const isPressed = isPending && (!form?.pressed || form.pressed === own.current);
  return (
    <>
      <Button
        ref={own}
        type="submit"
        variant={variant}
        icon={isPressed ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
        aria-disabled={isPending || undefined}
        onClick={(event) => isPending && event.preventDefault()}
        {...rest}
      >
        {isPressed ? pending : children}
      </Button>
      <span role="status" className="sr-only">
        {isPressed && pending}
      </span>
    </>
  );
}
