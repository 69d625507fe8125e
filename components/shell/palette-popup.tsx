'use client';

import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useState } from 'react';
import { cx } from '../ui/classes';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { usePartWords } from '../ui/words';
import type { Command, CommandGroup, PaletteProps } from './palette';

const pause = 150;

/** Everything one can go to, found by typing; loaded by `Palette`. */
export default function PalettePopup({
  label,
  placeholder,
  groups,
  search,
  isOpen,
  onClose,
  opener,
}: PaletteProps & { isOpen: boolean; onClose: () => void; opener: RefObject<HTMLElement | null> }) {
  const words = usePartWords();
  const router = useRouter();
  const [text, setText] = useState('');
  const { found, isSearching } = useFound(search, text);
  const shown = [...fitting(groups, text), ...found];

  function go(command: Command) {
    onClose();
    setText('');
    router.push(command.href);
  }

  return (
    <Dialog isOpen={isOpen} onClose={onClose} opener={opener} title={label} width="top" hideTitle>
      <Cmdk label={label} loop shouldFilter={false} className="flex max-h-full min-h-0 flex-col">
        <div className="flex items-center gap-2.5 border-line border-b px-4 has-focus-visible:shadow-[inset_0_-2px_var(--color-focus)]">
          <Search aria-hidden className="size-4 shrink-0 text-muted" />
          <Cmdk.Input
            value={text}
            onValueChange={setText}
            placeholder={placeholder}
            className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none sm:text-form"
          />
        </div>
        {/* Beside the list: in a list of options there is nothing but options. */}
        <p role="status" className="px-3 py-7.5 text-center text-muted text-sm empty:hidden">
          {shown.length === 0 && (isSearching ? words.loading : words.noResults)}
        </p>
        <Cmdk.List
          className={cx('min-h-0 overflow-y-auto overscroll-contain p-1.5 sm:max-h-96', shown.length === 0 && 'hidden')}
        >
          {shown.map((group) => (
            <Group key={group.label} group={group} go={go} />
          ))}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  );
}

function Group({ group, go }: { group: CommandGroup; go: (command: Command) => void }) {
  return (
    <Cmdk.Group
      heading={group.label}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
    >
      {group.commands.map((command) => (
        <Cmdk.Item
          key={command.href}
          value={`${group.label} ${command.label} ${command.href}`}
          keywords={command.keywords ?? []}
          // What the server has found fits already, by words the palette does not know.
          onSelect={() => go(command)}
          className="flex min-h-9 pointer-coarse:min-h-11 cursor-default select-none items-center gap-2.5 rounded-md px-2.5 py-1 text-sm data-[selected=true]:bg-highlight [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted"
        >
          {command.icon}
          <span className="min-w-0 flex-1 truncate">{command.label}</span>
          {command.detail && <span className="max-w-[45%] truncate text-muted text-small">{command.detail}</span>}
          {command.keys && <Kbd keys={command.keys} />}
        </Cmdk.Item>
      ))}
    </Cmdk.Group>
  );
}

/** What is always there, as far as each word of the text occurs in its name or keywords. */
function fitting(groups: readonly CommandGroup[], text: string): CommandGroup[] {
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ label, commands }) => ({
      label,
      commands: commands.filter((command) => {
        const said = [command.label, ...(command.keywords ?? [])].join(' ').toLocaleLowerCase();
        return wanted.every((word) => said.includes(word));
      }),
    }))
    .filter((group) => group.commands.length > 0);
}

/** What `search` answers to the text, after a pause in typing; the old answer stays until then. */
function useFound(search: PaletteProps['search'], text: string) {
  const wanted = text.trim();
  const [answer, setAnswer] = useState<{ for: string; groups: readonly CommandGroup[] }>({ for: '', groups: [] });
  useEffect(() => {
    if (!search || wanted.length < 2) return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const groups = await search(wanted).catch(() => []);
      if (!isStale) setAnswer({ for: wanted, groups });
    }, pause);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [search, wanted]);
  if (!search || wanted.length < 2) return { found: [], isSearching: false };
  return { found: answer.groups, isSearching: answer.for !== wanted };
}
