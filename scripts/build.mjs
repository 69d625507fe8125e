import './node-version.mjs';
import { launch } from './launcher/household.mjs';
import { buildPortal } from './prepare/portal.mjs';

await launch(async (household) => {
  await buildPortal(household);
  await household.leave(0);
});
