import { AsyncLocalStorage } from 'node:async_hooks';
import { createFormatter, createTranslator } from 'next-intl';
import type { Language } from '@/db/vocabulary';
import en from '@/messages/en.json';
import nl from '@/messages/nl.json';

// What Next gives during a request (cookies, headers, the reader's words, revalidation), for the real actions called outside of Next; everything
// below them is the product's own: session row, policy, grant, database.

export type ActingRequest = {
  cookies: Map<string, string>;
  /** What each cookie that was set came with. */
  set: Map<string, object>;
  headers: Map<string, string>;
  /** The pages that are to be drawn anew. */
  revalidated: string[];
  language: Language;
};

export const newRequest = (): ActingRequest => ({
  cookies: new Map(),
  set: new Map(),
  headers: new Map(),
  revalidated: [],
  language: 'en',
});

const kept = globalThis as typeof globalThis & {
  koppelRequest?: ActingRequest;
  koppelRequests?: AsyncLocalStorage<ActingRequest>;
};

/** The request of this branch of the test, where several run at the same moment. */
export const requests = (): AsyncLocalStorage<ActingRequest> => {
  kept.koppelRequests ??= new AsyncLocalStorage();
  return kept.koppelRequests;
};

/** The request that actions called now belong to. */
export const currentRequest = (): ActingRequest => {
  kept.koppelRequest ??= newRequest();
  return requests().getStore() ?? kept.koppelRequest;
};

/** Every request of every domain test names another host than the portal's; `database.ts` looks into the letters for it (T-28). */
export const forgedHost = 'forged-host.example';
const forged: [string, string][] = [
  ['host', forgedHost],
  ['x-forwarded-host', forgedHost],
  ['x-forwarded-server', forgedHost],
  ['forwarded', `host=${forgedHost};proto=https`],
  ['x-original-host', forgedHost],
  ['origin', `https://${forgedHost}`],
  ['referer', `https://${forgedHost}/`],
];

const translator = (namespace?: string) => {
  const { language } = currentRequest();
  return createTranslator({
    locale: language,
    messages: language === 'nl' ? (nl as unknown as typeof en) : en,
    timeZone: 'Europe/Amsterdam',
    ...(namespace !== undefined && { namespace: namespace as never }),
  });
};

export async function cookies() {
  const { cookies: jar, set } = currentRequest();
  const read = (name: string) => (jar.has(name) ? { name, value: jar.get(name)! } : undefined);
  return {
    get: read,
    has: (name: string) => jar.has(name),
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    set: (given: string | { name: string; value: string }, text = '', options: object = {}) => {
      const { name, value, ...with_ } = typeof given === 'string' ? { name: given, value: text, ...options } : given;
      jar.set(name, value);
      set.set(name, with_);
    },
    delete: (name: string | { name: string }) => jar.delete(typeof name === 'string' ? name : name.name),
  };
}
export const headers = async () => new Headers([...forged, ...currentRequest().headers]);

export const revalidatePath = (path: string) => void currentRequest().revalidated.push(path);
export const revalidateTag = () => {};
export const refresh = () => {};

export const getTranslations = async (asked?: string | { namespace?: string }) =>
  translator(typeof asked === 'string' ? asked : asked?.namespace);
export const getLocale = async () => currentRequest().language;
export const getMessages = async () => (currentRequest().language === 'nl' ? nl : en);
export const getFormatter = async () => createFormatter({ locale: currentRequest().language });
export const getRequestConfig = (config: unknown) => config;
