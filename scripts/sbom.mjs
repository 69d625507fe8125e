import './node-version.mjs';
import { writeFileSync } from 'node:fs';
import { launch } from './launcher/household.mjs';
import { billOfMaterials } from './prepare/bill-of-materials.mjs';

// npm run sbom [file]: what the portal is made of when it runs, as CycloneDX; to sbom.json where no file is named.

await launch(async (household) => {
  const file = process.argv[2] ?? 'sbom.json';
  const bill = await billOfMaterials(household);
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`${bill.components.length} packages are listed in ${file}.`);
  await household.leave(0);
});
