/**
 * Settings below `package.metadata` and `workspace.metadata` that name a moving crate and that Forklift does not know:
 * they belong to other tools, so they are reported and not changed.
 */

import type { Manifest } from '../../../cargo/manifest.ts';
import { addUnder } from '../../../text/append.ts';
import { entriesOf, isArray, isTable, lookup, type TomlValue } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import type { ManifestRule } from '../model.ts';
import { knownLists } from './features.ts';
import { workspaceLists } from './tool-lists.ts';

export const mentions: ManifestRule = ({ manifest, moves }) => {
  const renamed = new Map(
    moves
      .filter(({ key, declaration }) => key !== declaration.dependency.key)
      .map(({ fork }) => [fork.crate, fork.fork]),
  );
  const mentioned = mentionsOf(manifest, renamed);
  const findings = [...renamed].flatMap(([crate, fork]) =>
    (mentioned.get(crate) ?? []).map((at) =>
      finding('metadata-mention', placeIn(manifest, at), { key: keyPath(at), crate, fork }),
    ),
  );
  return { changes: [], findings };
};

/** Where each of `crates` is named, found in one walk. */
function mentionsOf(
  manifest: Manifest,
  crates: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const mentions = new Map<string, (readonly string[])[]>();
  if (crates.size === 0) return mentions;
  const known = new Set([...knownLists, ...workspaceLists].map((at) => at.join('\0')));
  /** Crates whose own tables the walk is inside of: the key's finding covers what is in them. */
  const inside = new Set<string>();
  const mention = (crate: string, at: readonly string[]): boolean => {
    if (!crates.has(crate) || inside.has(crate)) return false;
    addUnder(mentions, crate, at);
    return true;
  };
  const visit = (value: TomlValue | undefined, at: readonly string[]) => {
    if (typeof value === 'string') mention(value, at);
    else if (isArray(value)) {
      if (known.has(at.join('\0'))) return;
      value.forEach((each, index) => {
        visit(each, [...at, String(index)]);
      });
    } else if (isTable(value)) {
      for (const [key, each] of entriesOf(value)) {
        const own = mention(key, [...at, key]);
        if (own) inside.add(key);
        visit(each, [...at, key]);
        if (own) inside.delete(key);
      }
    }
  };
  for (const owner of ['package', 'workspace']) {
    visit(lookup(manifest.document.value, [owner, 'metadata']), [owner, 'metadata']);
  }
  return mentions;
}

function keyPath(at: readonly string[]): string {
  return at.filter((segment) => !/^\d+$/.test(segment)).join('.');
}
