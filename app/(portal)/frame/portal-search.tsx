'use client';

import { type CommandGroup, Palette, type PaletteProps } from '@/components/shell/palette';
import type { Box } from '@/db/vocabulary';

type Found = {
  documents: { id: string; name: string; company: string; box: Box }[];
  organisations: { id: string; name: string }[];
  groups: { id: string; name: string; environment: string | null }[];
};

type Words = { documents: string; organisations: string; groups: string; boxes: Record<Box, string> };

/** The search of the top bar: places at once, documents, organisations and groups as one types; only what this person may see. */
export function PortalSearch({ words, ...props }: Omit<PaletteProps, 'search'> & { words: Words }) {
  return <Palette {...props} search={(text) => search(text, words)} />;
}

async function search(text: string, words: Words): Promise<readonly CommandGroup[]> {
  const answer = await fetch(`/search?term=${encodeURIComponent(text)}`);
  if (!answer.ok) return [];
  const { documents, organisations, groups } = (await answer.json()) as Found;
  return [
    {
      label: words.documents,
      commands: documents.map(({ id, name, company, box }) => ({
        label: name,
        detail: [company, words.boxes[box]].filter(Boolean).join(' · '),
        href: `/documents/${id}`,
      })),
    },
    {
      label: words.organisations,
      commands: organisations.map(({ id, name }) => ({ label: name, href: `/inbox/in?organisation=${id}` })),
    },
    {
      label: words.groups,
      commands: groups.map(({ id, name, environment }) => ({
        label: name,
        ...(environment && { detail: environment }),
        href: `/groups/${id}`,
      })),
    },
  ].filter((group) => group.commands.length > 0);
}
