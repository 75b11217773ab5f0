/**
 * Checks that package-lock.json has a checksum for every package: `npm run lock`. When npm writes the file from an
 * install, it leaves the checksum out for binaries of other platforms, and would then accept anything.
 */
import { readFileSync } from 'node:fs';

/** @type {{ packages: Record<string, { integrity?: string, link?: boolean, resolved?: string }> }} */
const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

const packages = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && !link);
const unchecked = packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
for (const [path] of unchecked) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  console.error(`${path} has no checksum: npm view ${name}@VERSION dist.integrity tells it`);
}
const addressed = packages.filter(([, { resolved }]) => resolved !== undefined);
for (const [path] of addressed)
  console.error(`${path} names the server it came from: remove "resolved"`);
if (unchecked.length + addressed.length > 0) process.exit(1);
console.log(`package-lock.json: ${packages.length} packages, each with its checksum`);
