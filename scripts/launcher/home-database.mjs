import { takeDataFolder } from './folder-lock.mjs';
import { dataFolder } from './root.mjs';
import { step } from './step.mjs';

/** Returns the address of the database to work on: the one DATABASE_URL names, else an embedded one in .data that ends with the household. */
export async function homeDatabase(household) {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  takeDataFolder(household);
  const { startEmbedded } = await import('../embedded.mjs');
  const { url } = await step('Starting the database', () => keepServer(household, () => startEmbedded(dataFolder)));
  return url;
}

/** Starts a database server that ends with the household, also when that is told to end while the server is still starting. Returns it. */
export async function keepServer(household, start) {
  let starting;
  household.atTheEnd(() =>
    starting?.then(
      (server) => server.stop(),
      () => {},
    ),
  );
  starting = start();
  return starting;
}
