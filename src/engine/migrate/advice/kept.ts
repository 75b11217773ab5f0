/**
 * What follows when the user keeps some edits back while others are made: a partial move may not build. Worked out from
 * what the edits say about themselves (`EditPurpose`), without reading any text.
 */
import type { Edit, EditPart } from '../../text/edit.ts';
import { lineStarts, positionAt } from '../../text/lines.ts';
import type { Finding, FindingPlace } from '../findings/finding.ts';
import { kept as records } from '../findings/kept.ts';
import { list, placed, textOf } from '../findings/text.ts';
import type { MigratedFile } from '../migration.ts';

type KeptCode = keyof typeof records;

/**
 * The findings that follow from keeping the edits `kept` of `files` back, in the order of the files; at most one for
 * each declaration.
 */
export function keptFindings(
  files: readonly MigratedFile[],
  kept: ReadonlySet<Edit>,
): readonly Finding[] {
  if (kept.size === 0) return [];
  const made = madeIn(files, kept);
  return files.flatMap((file) => {
    const said = new Set<string>();
    const findings: Finding[] = [];
    let starts: readonly number[] | null = null;
    for (const edit of file.edits) {
      if (!kept.has(edit)) continue;
      const code = consequence(edit, file.path, made);
      if (code === null || file.before === null) continue;
      if (edit.declaration !== undefined) {
        const key = keyOf(code, edit.declaration);
        if (said.has(key)) continue;
        said.add(key);
      }
      starts ??= lineStarts(file.before);
      findings.push(findingAt(code, file.path, file.before, starts, edit));
    }
    return findings;
  });
}

/** How many entries of `[patch]` tables are kept back. */
export function keptPatchEntries(kept: Iterable<Edit>): number {
  let count = 0;
  for (const { part, crates } of kept) {
    if (part === 'patch' || part === 'extension' || part === 'shim') count += crates?.length ?? 0;
  }
  return count;
}

/** What is made, by group, manifest, declaration and fork; and the manifests for which a key is kept back. */
function madeIn(files: readonly MigratedFile[], kept: ReadonlySet<Edit>): ReadonlySet<string> {
  const made = new Set<string>();
  for (const { path, edits } of files) {
    for (const edit of edits) {
      const { fork, group, manifests, declaration } = edit;
      const part = partOf(edit);
      if (kept.has(edit)) {
        if (part === 'key')
          for (const manifest of manifests) made.add(keyOf('kept', fork, manifest));
        continue;
      }
      made.add(keyOf('group', group, edit.part));
      made.add(keyOf('fork', fork, part));
      for (const manifest of manifests) made.add(keyOf('manifest', fork, manifest, part));
      if (declaration !== undefined) made.add(keyOf('declaration', path, group, declaration));
    }
  }
  return made;
}

/** `key`: the edit sets the key of a package's dependency. */
function partOf({ part }: Edit): EditPart | 'key' {
  return part === 'declaration' || part === 'inherits' || part === 'surplus' ? 'key' : part;
}

function consequence(edit: Edit, path: string, made: ReadonlySet<string>): KeptCode | null {
  const { fork, group, manifests, declaration } = edit;
  const inGroup = (part: EditPart) => made.has(keyOf('group', group, part));
  const beside = (part: EditPart | 'key') =>
    manifests.some((manifest) => made.has(keyOf('manifest', fork, manifest, part)));
  const inPart =
    declaration !== undefined && made.has(keyOf('declaration', path, group, declaration));
  // A manifest that was moved by hand has no edit of its own: it already declares the fork.
  const declared = () =>
    beside('key') || manifests.some((manifest) => !made.has(keyOf('kept', fork, manifest)));
  /** For a whole table: whether the shim of one of its entries is removed. */
  const takesFiles = () => {
    const { crates = [] } = edit;
    const isGone = (crate: string) =>
      manifests.some((manifest) => made.has(keyOf('manifest', crate, manifest, 'file')));
    return crates.length > 1 && crates.some(isGone);
  };
  switch (edit.part) {
    case 'path':
      return declared() ? 'kept-source' : null;
    case 'example':
      return declared() ? 'kept-example' : null;
    case 'text':
      return null;
    case 'entry':
      if (inGroup('inherits')) return 'kept-inherited';
      return inPart ? 'kept-in-part' : null;
    case 'inherits':
      if (inGroup('entry')) return 'kept-inherited';
      break;
    case 'declaration':
      break;
    case 'surplus':
    case 'detail':
      return inPart ? 'kept-in-part' : null;
    case 'reference':
      return beside('key') ? 'kept-reference' : null;
    case 'public-feature':
      return beside('key') ? 'kept-public-feature' : null;
    case 'setting':
      return beside('key') ? 'kept-setting' : null;
    case 'profile':
      return made.has(keyOf('fork', fork, 'key')) ? 'kept-setting' : null;
    case 'patch':
      return inGroup('patch') ? 'kept-patch-entry' : null;
    case 'unpatched':
      if (inGroup('file') || takesFiles()) return 'kept-shim-entry';
      return inGroup('unpatched') ? 'kept-patched' : null;
    case 'file':
      return inGroup('file') ? 'kept-shim-part' : null;
    case 'extension':
      return 'kept-patch-entry';
    case 'shim':
      return 'kept-shim';
    case 'snippet':
      return 'kept-snippet';
  }
  // A dependency keeps its old key.
  if (beside('path')) return 'kept-manifest';
  if (inPart || beside('reference') || beside('public-feature')) return 'kept-in-part';
  if (beside('example')) return 'kept-example';
  if (beside('setting')) return 'kept-setting';
  const left = made.has(keyOf('fork', fork, 'profile')) && !made.has(keyOf('fork', fork, 'key'));
  return left ? 'kept-setting' : null;
}

function findingAt(
  code: KeptCode,
  path: string,
  before: string,
  starts: readonly number[],
  edit: Edit,
): Finding {
  const { from, to, fork, declaration = fork } = edit;
  const text = before.slice(from, to).trim();
  const removed = `“${text === '' ? declaration : text}”`;
  const crates = list(edit.crates ?? [fork]);
  const params = { removed, fork, crates };
  const place: FindingPlace = { path, from, to, ...positionAt(starts, from) };
  const action = { apply: edit.group } as const;
  return { code, params, ...textOf(records[code], params), ...placed(place), action };
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
