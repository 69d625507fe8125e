import { Avatar } from './avatar';
import type { Choice } from './combobox';

/** What a chosen one looks like inside its chip: picture, name, and the mark of who is outside. */
export function ChipFace({ choice }: { choice: Choice }) {
  return (
    <>
      <Avatar name={choice.label} kind={choice.kind} size="sm" />
      <span className="truncate">{choice.label}</span>
      {choice.isExternal && <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-external" />}
    </>
  );
}
