import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import type { z } from 'zod';

// Every action of the product, found where a browser finds it: in the exports of the files that begin with 'use server'.

/** An action as anybody may call it, and the schema it parses with. */
export type Found = {
  name: string;
  act: (...given: unknown[]) => Promise<unknown>;
  input: z.ZodType;
  isPublic: boolean;
};

const schemas = new Map<unknown, { input: z.ZodType; isPublic: boolean }>();

type Make = (definition: { input: z.ZodType }) => unknown;
const remembering =
  (make: Make, isPublic: boolean): Make =>
  (definition) => {
    const act = make(definition);
    schemas.set(act, { input: definition.input, isPublic });
    return act;
  };

// The wrappers are the product's own; what they were given is only written down.
vi.mock('@/lib/policy/action', async (original) => {
  const real = await original<Record<'action' | 'actionForEach', Make>>();
  return { ...real, action: remembering(real.action, false), actionForEach: remembering(real.actionForEach, false) };
});
vi.mock('@/lib/policy/public-action', async (original) => {
  const real = await original<Record<'publicAction', Make>>();
  return { ...real, publicAction: remembering(real.publicAction, true) };
});

// Within a request the framework asks only once who is signed in (React's cache); a lane posts all its payloads in one.
vi.mock('react', async (original) => {
  const real = await original<Record<string, unknown>>();
  const { currentRequest } = await import('../../setup/request');
  const cache = (ask: (...given: unknown[]) => unknown) => {
    const known = new WeakMap<object, unknown>();
    return (...given: unknown[]) => {
      if (given.length > 0) return ask(...given);
      const request = currentRequest();
      if (!known.has(request)) known.set(request, ask());
      return known.get(request);
    };
  };
  return { ...real, cache };
});

/** The files whose exports are actions. */
export const actionFiles = (): string[] =>
  ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file))
      .filter((file) => /^\s*(['"])use server\1/.test(readFileSync(file, 'utf8'))),
  );

/** All of them. Throws for an export that did not go through one of the wrappers. */
export async function everyAction(): Promise<Found[]> {
  const found: Found[] = [];
  for (const file of actionFiles().toSorted()) {
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ path.resolve(file));
    for (const [name, act] of Object.entries(exported)) {
      const schema = schemas.get(act);
      if (!schema) throw new Error(`${file} exports ${name}, which is no action of the house.`);
      found.push({ name: `${file}#${name}`, act: act as Found['act'], ...schema });
    }
  }
  return found;
}
