import { type Asked, actionCall, actionForm } from './client';
import type { Things } from './making';
import type { Endpoint } from './manifests';
import type { Trial } from './plan';
import type { World } from './world';

type Asking = { world: World; endpoints: ReadonlyMap<string, Endpoint> };

export const isAction = (endpoints: Asking['endpoints'], { one }: Trial): boolean =>
  endpoints.get(one.endpoint)?.kind === 'action';

/** The request of a trial, about these things. */
export function requestOf({ world, endpoints }: Asking, trial: Trial, things: Things): Asked {
  const { one, role, manner } = trial;
  const home = world.homes[trial.home];
  const endpoint = endpoints.get(one.endpoint);
  const token = role === 'nobody' ? undefined : home.cookies[role];
  if (endpoint?.kind === 'action') {
    const page = endpoint.page.replaceAll(/\[(\w+)\]/g, (_, name: string) => things[kindOf(name)] ?? 'none');
    const write = manner === 'script' ? actionCall : actionForm;
    return { ...write(endpoint.id, page, one.form!(things, home)), token };
  }
  const path = one.path!(things, home);
  if (one.body !== undefined) return { method: 'POST', path, body: one.body, token };
  // A page's data is asked for with a mark in the address, which is empty where nothing else of the router's is sent along.
  if (endpoint?.kind === 'page' && manner === 'script')
    return {
      method: 'GET',
      path: `${path}${path.includes('?') ? '&' : '?'}_rsc=`,
      headers: { 'sec-fetch-dest': 'empty', rsc: '1' },
      token,
    };
  return { method: 'GET', path, headers: { 'sec-fetch-dest': 'document' }, token };
}

/** "taskId" of an address asks for a task; a token stands for itself. */
const kindOf = (parameter: string) =>
  ({ userId: 'seated', token: 'invitationToken' })[parameter] ?? parameter.replace(/Id$/, '');
