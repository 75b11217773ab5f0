/**
 * What only the way back needs: a declaration that was turned into a table only because of the fork becomes plain
 * again, a feature that was added only to keep its name is removed, and what can't be known any more is reported.
 */
import type { Manifest } from '../../../cargo/manifest.ts';
import { commentsOf } from '../../../toml/layout.ts';
import { valueAt } from '../../../toml/tree.ts';
import { entriesOf, isArray, isTable, lookup, type TomlValue } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import { list } from '../../findings/text.ts';
import type { Finding } from '../../migration.ts';
import type { GroupedMove, Move } from '../model.ts';

/** What the way there may have removed, so that nobody knows whether it was here. */
export function backFindings(moves: readonly Move[]): readonly Finding[] {
  return moves.flatMap(({ declaration, fork, requirement }): Finding[] => {
    const { manifest, dependency, source } = declaration;
    if (source !== dependency) return [];
    const place = () => placeIn(manifest, dependency.at);
    const crate = fork.fork;
    const { lost = [] } = fork;
    const findings: Finding[] = [];
    if (requirement !== null) {
      findings.push(finding('back-requirement', place(), { crate, written: requirement }));
    } else if (source.requirement !== null && fork.wrote?.includes(source.requirement)) {
      const about = { crate, written: source.requirement, fork: fork.crate };
      findings.push(finding('back-version', place(), about));
    }
    if (lost.length > 0) {
      findings.push(
        finding('back-features', place(), {
          crate,
          fork: fork.crate,
          features: list(lost, lost.length),
        }),
      );
    }
    return findings;
  });
}

/** Whether all features that a declaration asks for are those that the way there adds. */
export function areAdded(manifest: Manifest, { declaration, fork }: Move): boolean {
  const added = new Set<TomlValue>(fork.reverse === true ? fork.features?.drop : []);
  const asked = lookup(manifest.document.value, [...declaration.dependency.at, 'features']);
  return isArray(asked) && asked.length > 0 && asked.every((feature) => added.has(feature));
}

/**
 * Whether a declaration was a string that the way there turned into a table: without `package` and the fields for the
 * fork's place, which come first because they are written that way, and without the features that it added at the end,
 * it holds nothing but its version.
 */
export function isPlainWithout(manifest: Manifest, move: Move, gone: ReadonlySet<string>): boolean {
  const { document } = manifest;
  const { at } = move.declaration.dependency;
  const written = lookup(document.value, at);
  if (!isTable(written)) return false;
  const keys = entriesOf(written).map(([key]) => key);
  const own = keys.at(-1) === 'features' && areAdded(manifest, move) ? keys.slice(0, -1) : keys;
  const others = own.slice(0, -1);
  if (own.at(-1) !== 'version' || keys.length === 1 || !others.every((key) => gone.has(key))) {
    return false;
  }
  return isOnOneLine(document, at);
}

/**
 * Whether a declaration is an inline table with nothing but its version, on one line. New fields are added after it, so
 * that the way back can distinguish it from a string that was turned into a table.
 */
export function isVersionAlone({ document }: Manifest, at: readonly string[]): boolean {
  const written = lookup(document.value, at);
  if (!isTable(written) || entriesOf(written).length !== 1 || written.version === undefined) {
    return false;
  }
  return isOnOneLine(document, at);
}

function isOnOneLine(document: Manifest['document'], at: readonly string[]): boolean {
  const tree = document.tree();
  const node = valueAt(tree, at);
  return node?.kind === 'table' && !/[\n#]/.test(tree.text.slice(node.from, node.to));
}

/**
 * Whether the way there added this feature to keep an optional dependency's name as a feature: it is just `[dep:KEY]`,
 * and without it the dependency has that feature implicitly, unless something else says `dep:KEY` too.
 */
export function isNamesake(manifest: Manifest, { fork, declaration }: GroupedMove): boolean {
  const written = `dep:${declaration.dependency.key}`;
  const { value } = manifest.document;
  const feature = lookup(value, ['features', fork.fork]);
  if (!isArray(feature) || feature.length !== 1 || feature[0] !== written) return false;
  return entriesOf(lookup(value, ['features'])).every(
    ([name, values]) => name === fork.fork || !includes(values, written),
  );
}

/**
 * Whether the way there added the table of this entry: it holds nothing else, and nothing but patches, which are also
 * added at the end, come after it.
 */
export function wasAdded({ document }: Manifest, entry: readonly string[]): boolean {
  const tree = document.tree();
  const section = tree.sections.findLast(({ path }) => path[0] !== 'patch');
  const [only, ...others] = section?.entries ?? [];
  const { header } = section ?? {};
  return (
    header != null &&
    only !== undefined &&
    others.length === 0 &&
    only.path.join('\0') === entry.join('\0') &&
    section !== undefined &&
    commentsOf(tree, section).length === 0 &&
    /^[ \t]*\r?\n$/.test(tree.text.slice(header.to, only.from))
  );
}

function includes(values: TomlValue, element: string): boolean {
  return isArray(values) && values.includes(element);
}
