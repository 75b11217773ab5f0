/** A project with unmaintained crates: two that it declares itself, and one that comes in through another. */
const registry = 'registry+https://github.com/rust-lang/crates.io-index';
const locked = (name: string, version: string, ...needs: string[]) =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = "${registry}"\n${needs.length > 0 ? `dependencies = [${needs.map((need) => `"${need}"`).join(', ')}]\n` : ''}`;
export const lock = [
  'version = 4\n',
  '[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["dotenv", "memmap", "tokenizers"]\n',
  locked('dotenv', '0.15.0'),
  locked('memmap', '0.7.0'),
  locked('paste', '1.0.15'),
  locked('tokenizers', '0.20.0', 'paste'),
].join('\n');
export const manifest =
  '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ndotenv = "0.15"\nmemmap = "0.7"\ntokenizers = "0.20"\n';
export const app = {
  'Cargo.toml': manifest,
  'Cargo.lock': lock,
  'src/main.rs': 'use memmap::Mmap;\n\nfn main() {\n    dotenv::dotenv().ok();\n}\n',
};
export const moved = manifest
  .replace('dotenv = "0.15"', 'dotenvy = "0.15"')
  .replace('memmap = "0.7"', 'memmap2 = "0.9.11"');
