import { maximumBytes } from '@/lib/documents/ubl/limits';
import { Refusal as FileRefusal } from '@/lib/documents/ubl/refusal';
import { invalid } from '@/lib/policy/refusal';

/** The bytes of a request's body as they stream in. Stops at 10 MB with `too_large`, and refuses what did not arrive whole. */
export async function readBody(request: Request): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  if (announced > maximumBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The loop ends the stream when it is left by an error, so that no more than the limit is ever held.
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maximumBytes) throw tooLarge();
    chunks.push(chunk);
  }
  if (!Number.isNaN(announced) && announced !== size) throw invalid('file', 'cut_off');
  return Buffer.concat(chunks, size);
}

const tooLarge = () => new FileRefusal('too_large', { megabytes: maximumBytes / 1024 / 1024 });
