/**
 * Settings below `package.metadata` and `workspace.metadata` that name a moved crate and are not known to Forklift:
 * other tools own them, so they are reported and left.
 */
import type { Manifest } from '../../../cargo/manifest.ts';
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
  const findings = [...renamed].flatMap(([crate, fork]) =>
    mentionsOf(manifest, crate).map((at) =>
      finding('metadata-mention', placeIn(manifest, at), { key: keyPath(at), crate, fork }),
    ),
  );
  return { changes: [], findings };
};

function mentionsOf(manifest: Manifest, crate: string): readonly (readonly string[])[] {
  const known = new Set([...knownLists, ...workspaceLists].map((at) => at.join('\0')));
  const mentions: (readonly string[])[] = [];
  const visit = (value: TomlValue | undefined, at: readonly string[]) => {
    if (value === crate) mentions.push(at);
    else if (isArray(value)) {
      if (known.has(at.join('\0'))) return;
      value.forEach((each, index) => {
        visit(each, [...at, String(index)]);
      });
    } else if (isTable(value)) {
      for (const [key, each] of entriesOf(value)) {
        if (key === crate) mentions.push([...at, key]);
        else visit(each, [...at, key]);
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
