import type { ComponentProps } from 'react';
import { Button } from '../ui/button';
import { type Act, keyOf } from './task-words';

/** A button for an act on a task: plain markup, that the `TaskDesk` around it answers. */
export function TaskButton({
  act,
  task,
  usesShortcuts = false,
  ...button
}: {
  act: Act;
  task: { id: string; documentName: string };
  usesShortcuts?: boolean;
} & ComponentProps<typeof Button>) {
  return (
    <Button
      {...button}
      data-act={act}
      data-task={task.id}
      data-name={task.documentName}
      aria-haspopup="dialog"
      aria-keyshortcuts={usesShortcuts ? keyOf[act] : undefined}
    />
  );
}
