'use client';

import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { Fragment, type ReactNode, type RefObject, useRef } from 'react';
import { cx } from './classes';
import { Link } from './link';
import type { MenuItem } from './menu';

const row =
  'flex min-h-8 pointer-coarse:min-h-11 cursor-default select-none items-center gap-2.5 rounded-md px-2 py-1 text-sm outline-none data-highlighted:bg-highlight [&_svg]:size-4 [&_svg]:shrink-0';

/** Draws a menu at its button; loaded by `MenuButton` when one is opened. */
export default function MenuPopup({
  name,
  items,
  align,
  opener,
  isOpen,
  isByKeyboard = false,
  onClose,
  select,
}: {
  name: string;
  items: readonly MenuItem[];
  align: 'start' | 'end';
  opener: RefObject<HTMLElement | null>;
  isOpen: boolean;
  isByKeyboard?: boolean | undefined;
  onClose: () => void;
  select: (item: MenuItem) => void;
}) {
  const popup = useRef<HTMLDivElement>(null);

  // Opened from a button of our own, the menu cannot know that it was by keyboard: then the first item is made ready.
  function ready() {
    if (!isByKeyboard || document.activeElement?.getAttribute('role') === 'menuitem') return;
    popup.current?.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])')?.focus();
  }

  return (
    <Menu.Root
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      onOpenChangeComplete={(open) => open && ready()}
    >
      <Menu.Portal>
        <Menu.Positioner
          anchor={opener}
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 outline-none"
        >
          <Menu.Popup
            ref={popup}
            aria-label={name}
            finalFocus={opener}
            className="popup max-h-(--available-height) min-w-44 max-w-[min(20rem,calc(100vw-1.5rem))] overflow-y-auto p-1 outline-none"
          >
            {items.map((item) => (
              <Fragment key={item.label}>
                {item.startsGroup && <Menu.Separator className="-mx-1 my-1 h-px bg-line" />}
                <Entry item={item} select={select} hasChoices={items.some((one) => one.isCurrent !== undefined)} />
              </Fragment>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Entry({
  item,
  select,
  hasChoices,
}: {
  item: MenuItem;
  select: (item: MenuItem) => void;
  hasChoices: boolean;
}) {
  const looks = cx(
    row,
    item.isDanger && 'text-danger-ink data-highlighted:bg-danger-soft',
    item.reason && 'text-muted',
  );
  const inside: ReactNode = (
    <>
      {hasChoices && (item.isCurrent ? <Check aria-hidden className="text-accent-ink" /> : <span className="w-4" />)}
      {item.icon}
      <span className="min-w-0 flex-1">
        {item.label}
        {item.description && <span className="block text-muted text-small">{item.description}</span>}
        {item.reason && <span className="block text-attention-ink text-small">{item.reason}</span>}
      </span>
    </>
  );
  if (item.reason) {
    return (
      <Menu.Item disabled className={looks}>
        {inside}
      </Menu.Item>
    );
  }
  if ('href' in item) {
    const link = item.isPlain ? <a href={item.href}>{inside}</a> : <Link href={item.href}>{inside}</Link>;
    return <Menu.LinkItem closeOnClick className={looks} render={link} />;
  }
  return (
    <Menu.Item className={looks} onClick={() => select(item)}>
      {inside}
    </Menu.Item>
  );
}
