import { z } from 'zod';
import { id } from '@/lib/policy/shapes';

const place = z.coerce.number().int().min(1).max(100_000);
const asked = z.object({ documentId: id(), number: place.optional(), version: place.optional() });

/** Which file an address asks for; null for what can be no file, which is answered as one that is not there. */
export function askedFile(request: Request, params: { documentId: string; number?: string }) {
  const version = new URL(request.url).searchParams.get('version') ?? undefined;
  return asked.safeParse({ ...params, version }).data ?? null;
}
