/**
 * The guide's scenario 5 in the form that Cargo accepts: a small crate under the old name, patched in by path, that
 * re-exports the fork. (`paste = { package = "qlora-paste" }` under `[patch]` is refused: "patches must point to
 * different sources".) `remaining` decides which crates need one, and the rules for `[patch]` where the entry is
 * written.
 */
import { forkLibOf, libOf, type RenamedFork, type ShimFacts } from '../../../forks/fork.ts';
import { append } from '../../../text/append.ts';
import { quoteKey, quoteString } from '../../../toml/quote.ts';
import type { SourceFile } from '../../migration.ts';
import type { Shim, ShimTarget } from '../model.ts';
import type { ShimFolder, ShimFolders } from './folder.ts';

/**
 * The shims for `targets`, in their order, to be patched in by the root in the folder `root`. Several versions of a
 * crate get a shim each: Cargo allows that if all but one key have another name and `package`.
 */
export function shimsFor(
  targets: readonly ShimTarget[],
  root: string,
  folders: ShimFolders,
): readonly Shim[] {
  const keys = new Set<string>();
  return targets.flatMap(({ fork, version }) => {
    const facts = fork.shim;
    if (!facts) return [];
    const key = keys.has(fork.crate) ? `${fork.crate}-${version.replaceAll('.', '-')}` : fork.crate;
    keys.add(key);
    const place = folders.take(fork.crate, version);
    const folder = relativePath(root, place.folder);
    const shim: Shim = {
      crate: fork.crate,
      version,
      fork: fork.fork,
      folder,
      files: shimFiles(fork, facts, version, place),
      patch: {
        key,
        value: key === fork.crate ? { path: folder } : { package: fork.crate, path: folder },
      },
      member: place.member,
    };
    return [shim];
  });
}

/** The files of a shim at its place. */
export function shimFiles(
  fork: RenamedFork,
  facts: ShimFacts,
  version: string,
  { folder, member, flat }: ShimFolder,
): readonly SourceFile[] {
  return [
    { path: `${folder}/Cargo.toml`, text: shimManifest(fork, facts, version, { member, flat }) },
    { path: `${folder}/${flat ? 'lib.rs' : 'src/lib.rs'}`, text: shimSource(fork, version) },
  ];
}

/** `path` as a manifest in `folder` writes it; both are relative to the project's top. */
function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let common = 0;
  while (common < from.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

function shimManifest(
  fork: RenamedFork,
  facts: ShimFacts,
  version: string,
  { member, flat }: Pick<ShimFolder, 'member' | 'flat'>,
): string {
  const features = [
    ...facts.features.map(
      (feature) => `${quoteKey(feature)} = [${quoteString(`${fork.fork}/${feature}`)}]`,
    ),
    ...(facts.inert ?? []).map((feature) => `${quoteKey(feature)} = []`),
  ];
  const added = fork.features?.add ?? [];
  const fields = [
    `version = ${quoteString(fork.requirement)}`,
    ...(facts.features.length > 0 ? ['default-features = false'] : []),
    ...(added.length > 0 ? [`features = [${added.map(quoteString).join(', ')}]`] : []),
  ];
  const dependency =
    fields.length === 1 ? quoteString(fork.requirement) : `{ ${fields.join(', ')} }`;
  const lib = [
    ...(libOf(fork) === fork.crate.replaceAll('-', '_')
      ? []
      : [`name = ${quoteString(libOf(fork))}`]),
    ...(flat ? ['path = "lib.rs"'] : []),
  ];
  const lines = [
    `# Stands in for the unmaintained \`${fork.crate}\`: whoever asks for it gets ${fork.fork}.`,
    '[package]',
    `name = ${JSON.stringify(fork.crate)}`,
    `version = ${JSON.stringify(version)}`,
    'edition = "2021"',
    `description = ${JSON.stringify(`Re-exports ${fork.fork} under the name ${fork.crate}.`)}`,
    `license = ${JSON.stringify(facts.license)}`,
    'publish = false',
    ...(lib.length > 0 ? ['', '[lib]', ...lib] : []),
    '',
    '[dependencies]',
    `${fork.fork} = ${dependency}`,
  ];
  if (features.length > 0) {
    const defaults = facts.defaultFeatures.map((feature) => JSON.stringify(feature)).join(', ');
    append(lines, ['', '[features]', `default = [${defaults}]`, ...features]);
  }
  if (!member) {
    lines.push(
      '',
      '# Belongs to no workspace but its own: it is reached by `[patch]` alone.',
      '[workspace]',
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The shim is `no_std`, so that crates for targets without `std` can still use it. */
function shimSource(fork: RenamedFork, version: string): string {
  return [
    `//! \`${fork.crate}\` ${version}, served by [\`${fork.fork}\`](https://crates.io/crates/${fork.fork}).`,
    '',
    '#![no_std]',
    '',
    `pub use ${forkLibOf(fork)}::*;`,
    '',
  ].join('\n');
}
