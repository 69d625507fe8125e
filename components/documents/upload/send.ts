'use client';

import type { UploadAnswer } from './answer';
import type { OwnFault, Placed } from './uploads';

export type Sending = { answer: Promise<UploadAnswer | OwnFault>; stop: () => void };

/** Sends one file to the portal: its bytes as they are, its name, key and place in the address. Tells how far it is, from 0 to 1. */
export function send(key: string, file: File, placed: Placed | undefined, tell: (progress: number) => void): Sending {
  // Only this old way of asking tells how much has left.
  const request = new XMLHttpRequest();
  const address = new URLSearchParams({ name: file.name, key, ...placed });
  const answer = new Promise<UploadAnswer | OwnFault>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf(request.responseText));
    request.onerror = () => resolve('interrupted');
    request.onabort = () => resolve('interrupted');
  });
  request.open('POST', `/documents/upload?${address}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { answer, stop: () => request.abort() };
}

function answerOf(text: string): UploadAnswer | OwnFault {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? (answer as UploadAnswer) : 'interrupted';
  } catch {
    return 'interrupted';
  }
}
