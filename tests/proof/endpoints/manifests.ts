import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What a browser can ask of the portal: an action by its id, a page or a route handler by its address. */
export type Endpoint =
  | { kind: 'action'; name: string; id: string; page: string }
  | { kind: 'page' | 'route'; name: string };

type Actions = {
  node: Record<string, { filename?: string; exportedName?: string; workers: Record<string, unknown> }>;
  edge?: Record<string, unknown>;
};

/** What Next adds of its own: no code of the portal answers there. */
const ownOfNext = new Set(['/_not-found/page', '/_global-error/page', '/icon.svg/route']);

/**
 * Everything that the build's manifests name, by name: "/documents/[documentId]" with page or route before it, an action as "file#export".
 * Refuses what it cannot read, so that nothing is left out in silence.
 */
export function endpointsIn(actions: Actions, paths: Record<string, string>): Endpoint[] {
  if (Object.keys(actions.edge ?? {}).length > 0) throw new Error('An action on the edge: nobody asks those here.');
  const found: Endpoint[] = Object.entries(actions.node).map(([id, { filename, exportedName, workers }]) => {
    // The page with the fewest parameters: its address is the easiest to have.
    const [page] = Object.keys(workers).sort((a, b) => parametersIn(a) - parametersIn(b) || a.length - b.length);
    if (!filename || !exportedName || !page) throw new Error(`The action ${id} has no file, no name or no page.`);
    return { kind: 'action', name: `${short(filename)}#${exportedName}`, id, page: addressOf(page) };
  });
  for (const place of Object.keys(paths)) {
    if (ownOfNext.has(place)) continue;
    const [, kind] = /\/(page|route)$/.exec(place) ?? [];
    if (!kind) throw new Error(`${place} is neither a page nor a route handler.`);
    found.push({ kind: kind as 'page' | 'route', name: `${kind} ${addressOf(place)}` });
  }
  return found;
}

const parametersIn = (page: string) => page.split('[').length;
const short = (file: string) => file.replace(/^app\/(\([^/]+\)\/)?/, '').replace(/\/actions\.ts$/, '');

/** "/documents/[documentId]" of "app/(portal)/documents/[documentId]/page". */
function addressOf(place: string): string {
  const parts = place.replace(/^app\//, '/').split('/');
  return `/${parts
    .filter((part) => part && !/^\(.*\)$/.test(part))
    .slice(0, -1)
    .join('/')}`;
}

/** The endpoints of the production build in this folder. */
export function endpointsOfBuild(folder = '.next/server'): Endpoint[] {
  const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  return endpointsIn(read('server-reference-manifest.json'), read('app-paths-manifest.json'));
}

/** What has no case, and what has a case and is not there: both are red. */
export function unmapped(endpoints: readonly Endpoint[], cases: Iterable<string>): string[] {
  const there = new Set(endpoints.map((one) => one.name));
  const mapped = new Set(cases);
  return [
    ...[...there].filter((name) => !mapped.has(name)).map((name) => `no case for ${name}`),
    ...[...mapped].filter((name) => !there.has(name)).map((name) => `${name} is not in the build`),
  ];
}
