/** Whether the two readers of TOML agree: one says what a document means, the other where it says so. */
import { readToml, type TomlDocument } from '../src/engine/toml/document.ts';
import type { TomlPlace } from '../src/engine/toml/tree.ts';
import { isArray, isTable, lookup, type TomlValue } from '../src/engine/toml/value.ts';

/** The paths whose written value is not the document's, and those the tree does not know. */
export function misplaced(document: TomlDocument): string[] {
  const wrong: string[] = [];
  const walk = (place: TomlPlace | undefined, value: TomlValue, path: readonly string[]) => {
    if (!place) {
      wrong.push(`unknown: ${path.join('.')}`);
      return;
    }
    for (const { from, to, name } of place.segments) {
      const said = readToml(`${document.text.slice(from, to)} = 1`).document?.value;
      if (name !== path.at(-1) || !Object.hasOwn(said ?? {}, name))
        wrong.push(`segment: ${path.join('.')}`);
    }
    if (place.value) {
      const { from, to } = place.value;
      const said = readToml(`value = ${document.text.slice(from, to)}`).document;
      const meant = said && lookup(said.value, ['value']);
      if (print(meant) !== print(value)) wrong.push(`value: ${path.join('.')}`);
      if (place.value.kind === 'string' && place.value.value !== value)
        wrong.push(`string: ${path.join('.')}`);
    }
    if (!isTable(value) && !isArray(value)) return;
    const inner = Object.entries(value);
    if (inner.length !== place.children.size) wrong.push(`children: ${path.join('.')}`);
    for (const [name, child] of inner) walk(place.children.get(name), child, [...path, name]);
  };
  walk(document.tree().root, document.value, []);
  return wrong;
}

function print(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'bigint' || typeof inner === 'number' ? String(inner) : inner,
  );
}
