import './node-version.mjs';
import { bringPackages } from './prepare/packages.mjs';
import { buildPortal } from './prepare/portal.mjs';

/** Brings the packages and the build up to date with the sources; does nothing when they are. */
export async function prepare(household) {
  await bringPackages(household);
  await buildPortal(household);
}
