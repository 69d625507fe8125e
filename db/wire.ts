import { once } from 'node:events';
import { Socket } from 'node:net';

type Places = { host: string[]; port: number[]; path: string | false };

/**
 * Opens the ways to the database for one connection, each host once: a database that takes a connection and breaks it off while it is opened would
 * be asked again at once, and for ever; now whoever waits is told.
 */
export function wires() {
  let tried = 0;
  return async ({ host, port, path }: Places): Promise<Socket> => {
    let reason: unknown = new Error('The database broke off the connection while it was opened.');
    while (tried < host.length) {
      const at = tried++;
      const wire = Object.assign(new Socket(), { host: host[at], port: port[at] });
      try {
        if (path) wire.connect(path);
        else wire.connect(port[at]!, host[at]!);
        await once(wire, 'connect');
        return wire;
      } catch (error) {
        wire.destroy();
        reason = error;
      }
    }
    throw reason;
  };
}
