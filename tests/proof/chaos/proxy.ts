import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What becomes of a piece of what the portal says to its database: cut before it, or once it is through, so that its answer is lost. */
export type Cut = 'before' | 'after' | undefined;

/** Stands between the portal and its database, and breaks off connections. Answers the address to use instead, how to cut all of them now, and how to end. */
export async function cuttingProxy(databaseUrl: string, cutAt: (said: string) => Cut = () => undefined) {
  const database = new URL(databaseUrl);
  const open = new Set<Socket>();
  const server = createServer((portal) => {
    const upstream = connect(Number(database.port), database.hostname);
    const end = () => {
      portal.destroy();
      upstream.destroy();
      open.delete(portal);
    };
    open.add(portal);
    for (const socket of [portal, upstream]) socket.on('error', end).on('close', end);
    upstream.on('data', (bytes) => portal.write(bytes));
    portal.on('data', (bytes) => {
      const cut = cutAt(bytes.toString('latin1'));
      if (cut === 'before') return end();
      if (cut === undefined) return upstream.write(bytes);
      // The database takes it and answers nobody.
      portal.destroy();
      upstream.removeAllListeners('data').end(bytes);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = new URL(databaseUrl);
  address.port = String((server.address() as AddressInfo).port);
  const cutAll = () => {
    for (const portal of open) portal.destroy();
  };
  return {
    url: address.href,
    cutAll,
    close: async () => {
      cutAll();
      await new Promise((closed) => server.close(closed));
    },
  };
}
