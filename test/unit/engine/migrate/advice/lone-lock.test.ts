import { expect, it } from 'vitest';
import { migrate } from '../../../../../src/engine/index.ts';

const manifest = '[package]\nname = "app"\nversion = "0.1.0"\n[dependencies]\nserde = "1"\n';
const lock = (crate: string) =>
  `version = 4\n\n[[package]]\nname = "${crate}"\nversion = "1.0.15"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n`;

it.each([
  {
    name: 'alone, with an old crate',
    files: { 'Cargo.lock': lock('paste') },
    says: 'It holds paste',
  },
  { name: 'alone, without', files: { 'Cargo.lock': lock('serde') }, says: 'It holds none of' },
  {
    name: 'beside a project, with an old crate',
    files: { 'Cargo.toml': manifest, 'tests/data/Cargo.lock': lock('paste') },
    says: 'It holds paste',
  },
  {
    name: 'beside a project, without',
    files: { 'Cargo.toml': manifest, 'tests/data/Cargo.lock': lock('serde') },
    says: null,
  },
  {
    name: 'beside a project, with a fork',
    files: { 'Cargo.toml': manifest, 'tests/data/Cargo.lock': lock('qlora-paste') },
    says: null,
  },
])('a lock file without its manifest, $name', ({ files, says }) => {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  const said = migrate(given).findings.find(({ code }) => code === 'lock-alone');
  if (says === null) expect(said).toBeUndefined();
  else expect(said?.message).toContain(says);
});
