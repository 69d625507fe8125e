'use client';

import { useEffect, useState } from 'react';
import { OptionList } from '../ui/option-list';
import { usePartWords } from '../ui/words';
import { type FoundOrganisation, findOrganisations } from './find-organisations';

/** Finds one's organisations while one types, and leads to the list filtered by the chosen one: `before` ends where its id goes. */
export function OrganisationFinder({ before, words }: { before: string; words: { label: string; hint: string } }) {
  const parts = usePartWords();
  const [text, setText] = useState('');
  const [found, setFound] = useState<FoundOrganisation[] | null>(null);

  useEffect(() => {
    const wanted = text.trim();
    if (wanted === '') return setFound(null);
    const ended = new AbortController();
    const timer = setTimeout(async () => {
      const organisations = await findOrganisations(wanted, ended.signal);
      if (organisations) setFound(organisations);
    }, 150);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [text]);

  return (
    <div className="flex w-64 flex-col gap-2 max-sm:w-auto">
      <label className="flex flex-col gap-1 text-small">
        <span className="text-muted">{words.label}</span>
        <input
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          className="control px-2.5"
        />
      </label>
      <div role="status" className="text-muted text-small">
        {found === null ? words.hint : found.length === 0 && parts.noResults}
      </div>
      {found && found.length > 0 && (
        <OptionList
          label={words.label}
          options={found.map(({ id, name }) => ({ href: `${before}${id}`, label: <bdi>{name}</bdi> }))}
          className="-m-1 p-0"
        />
      )}
    </div>
  );
}
