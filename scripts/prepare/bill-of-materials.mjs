import { readFileSync } from 'node:fs';
import { npmCommand } from '../launcher/programs.mjs';
import { Sentence } from '../launcher/sentence.mjs';

/** Returns the production packages of the lock file as a CycloneDX bill of materials: no path of this machine, no registry, no moment. */
export async function billOfMaterials(household) {
  const [command, ...first] = [...npmCommand(), 'sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const { code, output } = await household.run(command, first);
  const begin = output.indexOf('{');
  if (code !== 0 || begin < 0) throw new Sentence(`"npm sbom" failed (code ${code}):\n${output.trim()}`);
  const { serialNumber: _, ...bill } = JSON.parse(output.slice(begin, output.lastIndexOf('}') + 1));
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  // npm calls the portal after the folder it lies in; the same sources give the same bill everywhere and always.
  const { timestamp: _when, ...metadata } = bill.metadata;
  const runs = productionPackages();
  runs.add(`${name}@${version}`);
  return {
    ...bill,
    metadata: { ...metadata, component: { ...metadata.component, name, version } },
    components: bill.components.filter((one) => runs.has(one['bom-ref'])),
    dependencies: bill.dependencies
      .filter(({ ref }) => runs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => runs.has(one)) })),
  };
}

/** By the lock file: with `--omit=dev` npm leaves out what is needed to build and to run alike. */
function productionPackages() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const names = Object.entries(packages).flatMap(([place, { version, dev }]) =>
    place === '' || dev
      ? []
      : [`${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`],
  );
  return new Set(names);
}
