import './node-version.mjs';
import { requireBuild } from './launcher/built.mjs';
import { launch } from './launcher/household.mjs';
import { job } from './launcher/programs.mjs';
import { readDotEnv, requireProductionSettings } from './launcher/settings.mjs';

await launch(async (household) => {
  readDotEnv();
  requireProductionSettings();
  requireBuild();
  await household.keepAliveNode('The worker', job('worker'), [], {
    env: { NODE_ENV: 'production', KOPPEL_DEMO: 'off' },
  });
});
