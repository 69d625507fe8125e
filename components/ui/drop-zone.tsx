'use client';

import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { cx } from './classes';

/**
 * Where files are dropped or chosen. The real file field covers it: it works by keyboard, in a form without JavaScript,
 * and by `onFiles`.
 */
export function DropZone({
  label,
  hint,
  name = 'files',
  accept,
  multiple = false,
  onFiles,
  className,
}: {
  label: ReactNode;
  hint?: ReactNode;
  name?: string | undefined;
  accept?: string | undefined;
  multiple?: boolean | undefined;
  onFiles?: ((files: File[]) => void) | undefined;
  className?: string | undefined;
}) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const over = (state: boolean) => (event: DragEvent) => {
    setIsOver(state && event.dataTransfer.types.includes('Files'));
  };
  return (
    <div
      className={cx(
        'relative flex flex-col items-center gap-1 rounded-lg border border-edge border-dashed bg-surface px-6 py-8 text-center transition-colors duration-100',
        'hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
        isOver && 'border-accent bg-accent-soft',
        className,
      )}
    >
      <FileUp aria-hidden className="mb-1 size-5 text-muted" />
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-small">
          {hint}
        </p>
      )}
      <input
        id={id}
        type="file"
        name={name}
        accept={accept}
        multiple={multiple}
        onDragEnter={over(true)}
        onDragOver={over(true)}
        onDragLeave={over(false)}
        onDrop={over(false)}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          if (!onFiles) return;
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen once more after it failed.
          event.currentTarget.value = '';
        }}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </div>
  );
}
