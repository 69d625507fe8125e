'use client';

import { Ellipsis } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef, useState, useTransition } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { announce } from './announce';
import { Button, type ButtonSize, type ButtonVariant } from './button';
import { cx } from './classes';
import { ConfirmForm } from './confirm-dialog';
import { Dialog } from './dialog';
import { usePartWords } from './words';

const load = () => import('./menu-popup');
const MenuPopup = lazy(load);

/** The question before an act that cannot be taken back. */
export type Question = {
  title: string;
  body: ReactNode;
  confirm: string;
  pending: string;
  tone?: 'danger' | 'primary' | undefined;
  typed?: { label: string; text: string } | undefined;
};

export type MenuItem = {
  label: string;
  icon?: ReactNode;
  description?: string | undefined;
  isDanger?: boolean | undefined;
  /** Chosen now, among choices. */
  isCurrent?: boolean | undefined;
  /** Closes the item and says why. */
  reason?: string | undefined;
  /** A line above it. */
  startsGroup?: boolean | undefined;
} & (
  | { href: string; isPlain?: boolean | undefined }
  | { action: FormAction; values: Record<string, string>; question?: Question | undefined }
  | { onSelect: () => void }
);

/**
 * A button with a menu of what can be done: links, actions (with a question first where it is needed), or, from client
 * components, functions. What an action answers is spoken. Loaded when the pointer or the focus comes near.
 */
export function MenuButton({
  label,
  items,
  icon,
  children,
  variant = 'quiet',
  size = 'md',
  align = 'end',
  className,
}: {
  label?: string | undefined;
  items: readonly MenuItem[];
  icon?: ReactNode;
  /** The words on the button; without them it shows only its icon. */
  children?: ReactNode;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  align?: 'start' | 'end' | undefined;
  className?: string | undefined;
}) {
  const words = usePartWords();
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const [isByKeyboard, setIsByKeyboard] = useState(false);
  const [asked, setAsked] = useState<MenuItem | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [isPending, start] = useTransition();
  const name = label ?? words.more;

  function open(byKeyboard: boolean) {
    setIsByKeyboard(byKeyboard);
    setWasOpened(true);
    setIsOpen(true);
  }

  function select(item: MenuItem) {
    if ('onSelect' in item) item.onSelect();
    if (!('action' in item)) return;
    if (item.question) {
      setAsked(item);
      setIsAsking(true);
      return;
    }
    const form = new FormData();
    for (const [key, value] of Object.entries(item.values)) form.append(key, value);
    start(async () => {
      const outcome = await item.action(null, form);
      if (outcome.message) announce(outcome.message, { tone: outcome.code === 'ok' ? 'success' : 'danger' });
    });
  }

  const question = asked && 'action' in asked ? asked.question : undefined;
  return (
    <>
      <Button
        ref={opener}
        variant={variant}
        size={size}
        icon={icon ?? (children ? undefined : <Ellipsis aria-hidden />)}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={isPending || undefined}
        {...(!children && { 'aria-label': name, 'data-tip': name })}
        onPointerEnter={load}
        onFocus={load}
        onClick={(event) => open(event.detail === 0)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          open(true);
        }}
        className={cx(!children && (size === 'sm' ? 'w-7 px-0 pointer-coarse:w-9' : 'w-8 px-0'), className)}
      >
        {children}
      </Button>
      {wasOpened && (
        <Suspense fallback={null}>
          <MenuPopup
            {...{ name, items, align, opener, isOpen, isByKeyboard, select }}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
      {asked && 'action' in asked && question && (
        <Dialog isOpen={isAsking} onClose={() => setIsAsking(false)} opener={opener} title={question.title} width="sm">
          <ConfirmForm
            action={asked.action}
            values={asked.values}
            confirm={question.confirm}
            pending={question.pending}
            tone={question.tone ?? 'danger'}
            typed={question.typed}
          >
            {question.body}
          </ConfirmForm>
        </Dialog>
      )}
    </>
  );
}
