/**
 * The guide's scenario 5 as it is printed: `paste = { package = "qlora-paste", version = "1.0" }` under
 * `[patch.crates-io]`. Cargo refuses it; with shims it is turned into the entry that works, or taken out.
 */
import { isCratesIo, type Manifest, type PatchEntry } from '../../../cargo/manifest.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import { finding } from '../../findings/finding.ts';
import { placeAt } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { PlannedChange } from '../edits.ts';
import type { Shim } from './shim.ts';

export interface Snippet {
  readonly entry: PatchEntry;
  readonly fork: RenamedFork;
}

/** Entries that patch crates.io by another package of crates.io. */
export function snippetsIn(root: Manifest, forks: readonly RenamedFork[]): readonly Snippet[] {
  return root.patches
    .filter((entry) => isCratesIo(entry.source) && entry.origin.kind === 'crates-io')
    .flatMap((entry) => {
      const fork = forks.find((each) => each.fork === entry.package);
      return fork ? [{ entry, fork }] : [];
    });
}

/** What is said where a snippet stays. */
export function snippetFinding(root: Manifest, { entry, fork }: Snippet): Finding {
  const about = { crate: fork.crate, fork: fork.fork };
  return finding('transitive-snippet', placeAt(root, entry.at), about);
}

/** Whether the snippet can be turned into the shim's entry where it stands. */
export function servesShim({ entry, fork }: Snippet, shim: Shim): boolean {
  if (shim.crate !== fork.crate || shim.patch.key !== fork.crate) return false;
  return entry.at.at(-1) === fork.crate || entry.requirement !== null;
}

/** The snippet becomes the shim's entry in place; without a shim it goes. */
export function mendSnippet(
  root: Manifest,
  { entry, fork }: Snippet,
  shim: Shim | null,
): { readonly changes: readonly PlannedChange[]; readonly finding: Finding } {
  const place = placeAt(root, entry.at);
  const { crate } = fork;
  if (!shim) {
    const reason = `Cargo refuses a patch to another package of the same registry (${fork.fork}).`;
    return {
      changes: [{ kind: 'remove', at: entry.at, reason, fork: fork.fork }],
      finding: finding('snippet-removed', place, { crate, fork: fork.fork }),
    };
  }
  const about = {
    reason: `Cargo refuses a patch to another package of the same registry; the shim is really called ${crate}.`,
    fork: fork.fork,
  };
  const named = [...entry.at, 'package'];
  const version = [...entry.at, 'version'];
  // Under the crate's own key `package` is not needed and gives its place to `path`; else `version` does.
  const [from, changes]: [readonly string[], readonly PlannedChange[]] =
    entry.at.at(-1) === crate
      ? [named, entry.requirement === null ? [] : [{ kind: 'remove', at: version, ...about }]]
      : [version, [{ kind: 'set', at: named, value: crate, ...about }]];
  return {
    changes: [
      { kind: 'set', at: from, value: shim.folder, ...about },
      { kind: 'rename', at: from, key: 'path', ...about },
      ...changes,
    ],
    finding: finding('snippet-replaced', place, { crate, folder: shim.folder }),
  };
}
