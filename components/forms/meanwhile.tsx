'use client';

import { useState } from 'react';

/** Beside a field of a `VersionedForm`: what somebody else made of it since the form was drawn; nothing while it is the same. */
export function Meanwhile({ now, words }: { now: string; words: { changed: string; emptied: string } }) {
  const [atFirst] = useState(now);
  if (now === atFirst) return null;
  return (
    <p className="text-attention-ink text-small">
      {now === '' ? words.emptied : words.changed.replace('{value}', now)}
    </p>
  );
}
