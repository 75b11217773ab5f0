/**
 * The guide's scenario 5 as printed: `paste = { package = "qlora-paste", version = "1.0" }` under `[patch.crates-io]`.
 * Cargo refuses it. With shims on it becomes the entry that works, or is removed.
 */
import { isCratesIo, type Manifest } from '../../../cargo/manifest.ts';
import { type RenamedFork, whyNoShim } from '../../../forks/fork.ts';
import type { TomlChange } from '../../../toml/change.ts';
import { lookup } from '../../../toml/value.ts';
import { finding, switchOnShim } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { PlannedChange, Shim, Snippet } from '../model.ts';

/** Entries that patch crates.io with another package from crates.io. */
export function snippetsIn(root: Manifest, forks: readonly RenamedFork[]): readonly Snippet[] {
  return root.patches
    .filter((entry) => isCratesIo(entry.source) && entry.origin.kind === 'crates-io')
    .flatMap((entry) => {
      const fork = forks.find((each) => each.fork === entry.package);
      return fork ? [{ entry, fork }] : [];
    });
}

/** The finding where a snippet stays. */
export function snippetFinding(root: Manifest, { entry, fork }: Snippet): Finding {
  const wayOut = fork.shim ? ('shim' as const) : ('none' as const);
  const about = { crate: fork.crate, fork: fork.fork, reason: whyNoShim(fork), wayOut };
  const action = fork.shim ? switchOnShim : undefined;
  return finding('transitive-snippet', placeIn(root, entry.at), about, action);
}

/** Turns the snippet into the shim's entry; if there is no shim, removes it. */
export function mendSnippet(
  root: Manifest,
  { entry, fork }: Snippet,
  shim: Shim | null,
): { readonly changes: readonly PlannedChange[]; readonly finding: Finding } {
  const place = placeIn(root, entry.at);
  const { crate } = fork;
  const part = { group: `${fork.fork}\0shim`, part: 'snippet' } as const;
  if (!shim) {
    const reason = `Cargo refuses a patch to another package of the same registry (${fork.fork}).`;
    return {
      changes: [{ kind: 'remove', at: entry.at, reason, fork: fork.fork, ...part }],
      finding: finding('snippet-removed', place, { crate, fork: fork.fork }),
    };
  }
  const about = {
    reason: `Cargo refuses a patch to another package of the same registry; the shim is really called ${crate}.`,
    fork: fork.fork,
    ...part,
  };
  return {
    changes: entryChanges(root, { entry, fork }, shim.folder).map((change) => ({
      ...change,
      ...about,
    })),
    finding: finding('snippet-replaced', place, { crate, folder: shim.folder }),
  };
}

/** The changes that turn the entry into `{ path = FOLDER }` of the crate, from whatever fields it has. */
function entryChanges(
  root: Manifest,
  { entry, fork }: Snippet,
  folder: string,
): readonly TomlChange[] {
  const { at } = entry;
  const { crate } = fork;
  const written = lookup(root.document.value, at);
  const own = at.at(-1) === crate;
  if (typeof written === 'string') {
    const fields: Record<string, string> = own ? {} : { package: crate };
    return [{ kind: 'wrap', at, fields, key: 'path', value: folder }];
  }
  const named = [...at, 'package'];
  const version = [...at, 'version'];
  const has = (path: readonly string[]) => lookup(root.document.value, path) !== undefined;
  // Under the crate's own key, `package` is not needed and its place goes to `path`; otherwise that of `version` does.
  const from = own && has(named) ? named : version;
  const changes: TomlChange[] = has(from)
    ? [
        { kind: 'set', at: from, value: folder },
        { kind: 'rename', at: from, key: 'path' },
      ]
    : [{ kind: 'add', at: [...at, 'path'], value: folder }];
  if (own) {
    if (from !== version && has(version)) changes.push({ kind: 'remove', at: version });
  } else if (has(named)) changes.push({ kind: 'set', at: named, value: crate });
  else changes.push({ kind: 'add', at: named, value: crate });
  return changes;
}
