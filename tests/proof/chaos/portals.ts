import path from 'node:path';
import type { Answer } from '../../acting';
import { type Bundle, bundleProgram, type Program, startProgram } from '../../mailing/worker';
import type { Asked, Sight } from './portal';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const stand = path.join(root, 'tests', 'setup', 'next.ts');

/** The small process of the portal, with the tests' stand-in in the place of Next. */
export const bundlePortal = (): Promise<Bundle> =>
  bundleProgram(path.join(import.meta.dirname, 'portal.ts'), {
    alias: {
      '@': root,
      'next/headers': stand,
      'next/cache': stand,
      'next-intl/server': stand,
      // Node finds these modules by their files alone.
      'next/navigation': path.join(root, 'node_modules', 'next', 'navigation.js'),
      'next-intl': path.join(root, 'node_modules', 'use-intl', 'dist', 'esm', 'production', 'core.js'),
    },
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
  });

/** What one asked came to: an answer, a fault that was told, or nothing that anybody heard. */
export type Heard<T = Answer> = { answer: T } | { fault: string } | { nothing: string };

export type Portal = Program & {
  ask: (asked: Asked) => Promise<Heard>;
  look: (token: string, documentId: string) => Promise<Sight>;
};

type Wish = {
  /** Where it finds its database, if elsewhere than this process. */
  databaseUrl?: string;
  /** By how many milliseconds its clock goes wrong. */
  clockOff?: number;
};

/** Starts one more. */
export function startPortal(bundle: Bundle, { databaseUrl, clockOff = 0 }: Wish = {}): Portal {
  const env = { DATABASE_POOL: '8', ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const program = startProgram(bundle, env, clockOff ? [wrongClock(clockOff)] : []);
  const address = program.ready.then(() => {
    const port = /^\d+$/m.exec(program.said())?.[0];
    if (!port) throw new Error(`The portal did not start: ${program.said()}`);
    return `http://127.0.0.1:${port}`;
  });
  address.catch(() => {});
  const heard = async <T>(asked: Asked): Promise<Heard<T>> => {
    try {
      const response = await fetch(await address, { method: 'POST', body: JSON.stringify(asked) });
      const text = await response.text();
      return response.ok ? { answer: JSON.parse(text) } : { fault: text };
    } catch (error) {
      return { nothing: String(error) };
    }
  };
  return {
    ...program,
    ask: heard,
    look: async (token, documentId) => {
      const seen = await heard<Sight>({ token, look: documentId });
      if ('answer' in seen) return seen.answer;
      throw new Error(`Nobody could look: ${JSON.stringify(seen)}`);
    },
  };
}

/** A module that moves the process's clock, for `node --import`. */
const wrongClock = (by: number) =>
  `data:text/javascript,${encodeURIComponent(`
    const Right = Date;
    const now = () => Right.now() + ${by};
    globalThis.Date = class Date extends Right {
      constructor(...given) { given.length === 0 ? super(now()) : super(...given); }
      static now() { return now(); }
    };`)}`;
