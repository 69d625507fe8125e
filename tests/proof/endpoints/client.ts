import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Outcome } from '@/lib/policy/outcome';

export type Asked = {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** The session's token; absent for who is not signed in. */
  token?: string | undefined;
};
export type Answered = { status: number; headers: IncomingHttpHeaders; body: Buffer };

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const base = new URL(process.env.KOPPEL_PORTAL_URL ?? 'http://localhost');

/** Asks the portal as a browser would, from a page of its own: once more where it had closed a connection that nobody used for a while. */
export async function ask(asked: Asked): Promise<Answered> {
  try {
    return await send(asked);
  } catch (error) {
    if (error instanceof Unsent) return send(asked);
    throw error;
  }
}

class Unsent extends Error {}

function send({ method, path, headers = {}, body, token }: Asked): Promise<Answered> {
  return new Promise((answer, fail) => {
    const sent = request(
      {
        ...{ agent, method, path, host: base.hostname, port: base.port },
        headers: {
          origin: base.origin,
          'sec-fetch-site': 'same-origin',
          ...(token && { cookie: `koppel.session=${token}` }),
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          answer({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
        );
        response.on('error', fail);
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) =>
      fail(sent.reusedSocket && error.code === 'ECONNRESET' ? new Unsent() : error),
    );
    sent.end(body);
  });
}

export type Fields = Record<string, string | string[]>;
const boundary = 'koppel-boundary-of-a-form';

/** The fields as multipart/form-data; a list under its name with `[]`. */
function multipart(fields: [name: string, value: string][]): Pick<Asked, 'body' | 'headers'> {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    body: `${parts.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

const pairs = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : value.map((one): [string, string] => [`${name}[]`, one]),
  );

/**
 * A server action as script calls it: the id in a header, and the arguments (what the form showed before, the form) as React encodes
 * them for `useActionState`: part 0 names the form, whose fields follow under its number. A test compares it with React's own encoder.
 */
export const actionCall = (id: string, page: string, fields: Fields): Asked => {
  const { body, headers } = multipart(encoded(fields));
  return {
    method: 'POST',
    path: page,
    body: body!,
    headers: { ...headers, 'next-action': id, accept: 'text/x-component' },
  };
};

/** The parts of such a call, in React's order: the form before what names it. */
export const encoded = (fields: Fields): [string, string][] => [
  ...pairs(fields).map(([name, value]): [string, string] => [`_1_${name}`, value]),
  ['0', '[null,"$K1"]'],
];

/** The same as a form that is sent without script: the action's id is one of its fields. */
export const actionForm = (id: string, page: string, fields: Fields): Asked => {
  const { body, headers } = multipart([[`$ACTION_ID_${id}`, ''], ...pairs(fields)]);
  return { method: 'POST', path: page, body: body!, headers: { ...headers!, 'sec-fetch-dest': 'document' } };
};

/** What an action answered: its outcome; `ok` and where it led for a redirect; null where the answer is neither. */
export function outcomeOf({ headers, body }: Answered): (Outcome & { goTo?: string }) | null {
  const goTo = headers['x-action-redirect'];
  if (typeof goTo === 'string') return { code: 'ok', goTo: goTo.replace(/;\w+$/, '') };
  const row = /^1:(\{.*)$/m.exec(body.toString('utf8'));
  return row ? JSON.parse(row[1]!) : null;
}
