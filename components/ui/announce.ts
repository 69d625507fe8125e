'use client';

/** A message that appears for a few seconds; with `undo` for eight, and a button that takes the act back. */
export type Announcement = { message: string; tone: 'success' | 'danger' | 'plain'; undo?: (() => void) | undefined };

type Listener = (announcement: Announcement) => void;

let listener: Listener | null = null;
const waiting: Announcement[] = [];

/** Shows and speaks a message from anywhere in the browser. */
export function announce(
  message: string,
  { tone = 'success', undo }: { tone?: Announcement['tone']; undo?: (() => void) | undefined } = {},
) {
  const announcement: Announcement = { message, tone, ...(undo && { undo }) };
  if (listener) listener(announcement);
  else waiting.push(announcement);
}

/** The toaster's side: hears every announcement, those made before it was there included. Returns how to stop. */
export function hearAnnouncements(hear: Listener): () => void {
  listener = hear;
  for (const announcement of waiting.splice(0)) hear(announcement);
  return () => {
    listener = null;
  };
}
