/**
 * Any edit of any document changes the meaning at its own path and nowhere else, and leaves a valid document. Documents
 * are put together from every form in which a table can be written.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type Splice, sortEdits } from '../../src/engine/text/edit.ts';
import { differences } from '../../src/engine/toml/differences.ts';
import { readToml, type TomlDocument } from '../../src/engine/toml/document.ts';
import { appendLines, insertEntries } from '../../src/engine/toml/insert.ts';
import { setString } from '../../src/engine/toml/quote.ts';
import { removals, removedPaths, removeElements } from '../../src/engine/toml/remove.ts';
import { renameKey } from '../../src/engine/toml/rename.ts';
import { type TomlTree, tablesAt, valueAt } from '../../src/engine/toml/tree.ts';
import { misplaced } from '../toml-places.ts';
import { runs } from './runs.ts';

const keys = ['paste', 'gemm', 'candle-core', 'a.b', 'ü', '__proto__', ''] as const;
const blank = fc.constantFrom('', ' ', '  ', '\t');
const comment = fc.constantFrom('', ' # paste = "1"', '# ]}', '#');
const quote = (key: string) => `"${key}"`;
const written = (key: string) =>
  /^[\w-]+$/.test(key)
    ? fc.constantFrom(key, quote(key), `'${key}'`)
    : fc.constantFrom(quote(key), `'${key}'`);

const scalar = fc.constantFrom(
  '1',
  'true',
  '"x"',
  "'x # y'",
  '"""\nx\n"""',
  '"\\u00e9\\""',
  '1979-05-27',
);

/** The items of a list: on one line, or a line each, with or without trailing comma and comments. */
function list(open: string, items: readonly string[], close: string): fc.Arbitrary<string> {
  return fc
    .record({ lines: fc.boolean(), tail: fc.boolean(), comment, margin: blank, gap: blank })
    .map(({ lines, tail, comment: note, margin, gap }) => {
      const end = tail && items.length > 0 ? ',' : '';
      if (!lines) return `${open}${margin}${items.join(`,${gap}`)}${end}${margin}${close}`;
      const rows = items.map((item, index) =>
        index < items.length - 1 ? `${gap}${item},${note}` : `${gap}${item}${end}${note}`,
      );
      return `${open}${note}\n${rows.map((row) => `${row}\n`).join('')}${margin}${close}`;
    });
}

const array = fc.array(scalar, { maxLength: 4 }).chain((items) => list('[', items, ']'));
const someKeys = fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 4 });

/** Dotted keys, plain ones, and both at once. */
const inline = someKeys.chain((chosen) =>
  fc
    .tuple(
      ...chosen.map((key) =>
        fc.tuple(written(key), fc.constantFrom('', '.x', ' . y.z'), blank, fc.oneof(scalar, array)),
      ),
    )
    .chain((entries) =>
      list(
        '{',
        entries.map(([key, dotted, gap, value]) => `${key}${dotted}${gap}=${gap}${value}`),
        '}',
      ),
    ),
);

/** One key of a section: an entry, or dotted entries that make a table of it. */
const lines = (key: string) =>
  fc.oneof(
    fc
      .tuple(written(key), blank, fc.oneof(scalar, array, inline), comment)
      .map(([k, gap, v, note]) => `${gap}${k}${gap}= ${v}${note}\n`),
    fc
      .tuple(written(key), written(key), fc.oneof(scalar, array), blank)
      .map(([k, again, v, gap]) => `${k}.x =${v}\n${again}${gap}.${gap}y.z = ${v}\n`),
  );

const body = someKeys.chain((chosen) =>
  fc.tuple(...chosen.map(lines)).map((parts) => parts.join('')),
);

const section = (name: string) =>
  fc
    .tuple(
      fc.constantFrom(`[${name}]`, `[ ${name} ]`, `[x.${name}]`, `[[${name}]]`),
      comment,
      body,
      fc.constantFrom('', '\n', '\n# next\n'),
    )
    .map(([header, note, entries, gap]) => `${header}${note}\n${entries}${gap}`);

const documents = fc
  .record({
    bom: fc.constantFrom('', '\uFEFF'),
    head: body,
    sections: fc
      .uniqueArray(fc.constantFrom('dependencies', 'features', 'u.v', 'w'), { maxLength: 4 })
      .chain((names) => fc.tuple(...names.map(section))),
    crlf: fc.boolean(),
    trimmed: fc.boolean(),
  })
  .map(({ bom, head, sections, crlf, trimmed }) => {
    const text = head + sections.join('');
    const ended = trimmed ? text.trimEnd() : text;
    return bom + (crlf ? ended.replaceAll('\n', '\r\n') : ended);
  });

/** Every key of a document, with arrays of tables by index. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (Array.isArray(value)) {
    return value.flatMap((element, index) => pathsOf(element, [...path, String(index)]));
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    [...path, key],
    ...pathsOf(child, [...path, key]),
  ]);
}

function read(text: string): TomlDocument {
  const { document, problem } = readToml(text);
  if (!document)
    throw new Error(`${problem.message} at ${problem.from} of ${JSON.stringify(text)}`);
  return document;
}

/** The paths whose meaning `splices` change. */
function changes(document: TomlDocument, splices: readonly Splice[]): string[] {
  const sorted = sortEdits(document.text, splices);
  if (!sorted) throw new Error(`overlapping: ${JSON.stringify(splices)}`);
  const edited = read(applyEdits(document.text, sorted));
  return differences(document.value, edited.value)
    .map((path) => JSON.stringify(path))
    .sort();
}

const said = (...paths: (readonly string[])[]) => paths.map((path) => JSON.stringify(path)).sort();

/** Runs `check` for every key of any document. */
function everyPath(
  check: (document: TomlDocument, tree: TomlTree, path: readonly string[]) => void,
): void {
  fc.assert(
    fc.property(documents, (text) => {
      const document = read(text);
      for (const path of pathsOf(document.value)) check(document, document.tree(), path);
    }),
    runs,
  );
}

test('the tree knows where every value stands', () => {
  fc.assert(
    fc.property(documents, (text) => {
      expect(misplaced(read(text))).toEqual([]);
    }),
    runs,
  );
});

describe('an edit changes what it names, and nothing else', () => {
  test('renameKey', () => {
    everyPath((document, tree, path) => {
      const renamed = [...path.slice(0, -1), 'qlora-new'];
      const splices = renameKey(tree, path, 'qlora-new');
      expect(changes(document, splices)).toEqual(said(path, renamed));
    });
  });

  test('insertEntries, last and first', () => {
    everyPath((document, tree, path) => {
      const value = valueAt(tree, path);
      if (value ? value.kind !== 'table' : isArrayOfTables(tree, path)) return;
      for (const position of ['first', 'last'] as const) {
        const splices = insertEntries(tree, path, [{ key: 'new-key', value: '["v"]' }], {
          position,
        });
        expect(changes(document, splices)).toEqual(said([...path, 'new-key']));
      }
    });
  });

  test('removals take the key, or the table that was only this key', () => {
    everyPath((document, tree, path) => {
      const found = changes(document, removals(tree, removedPaths([path])));
      expect(found).toHaveLength(1);
      const [gone] = found.map((text): readonly string[] => JSON.parse(text));
      expect(path.slice(0, gone?.length)).toEqual(gone);
    });
  });

  test('setString', () => {
    everyPath((document, tree, path) => {
      const node = valueAt(tree, path);
      if (node?.kind !== 'string') return;
      expect(changes(document, setString(node, `${node.value}'"\\\n`))).toEqual(said(path));
    });
  });

  test('removeElements', () => {
    everyPath((document, tree, path) => {
      const array = valueAt(tree, path);
      if (array?.kind !== 'array') return;
      const count = array.elements.length;
      for (let subset = 1; subset < 2 ** count; subset++) {
        const gone = [...array.elements.keys()].filter((index) => subset & (1 << index));
        const sorted = sortEdits(document.text, removeElements(array, gone)) ?? [];
        const kept = valueAt(read(applyEdits(document.text, sorted)).tree(), path);
        expect(
          kept?.kind === 'array' && kept.elements.map((node) => spelled(kept.source, node)),
        ).toEqual(
          array.elements
            .filter((_, index) => !gone.includes(index))
            .map((node) => spelled(document.text, node)),
        );
      }
    });
  });

  test('appendLines and an entry at the root', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const document = read(text);
        const tree = document.tree();
        expect(changes(document, appendLines(tree, ['[new.table]', 'k = 1']))).toEqual(
          said(['new']),
        );
        expect(changes(document, insertEntries(tree, [], [{ key: 'new', value: '1' }]))).toEqual(
          said(['new']),
        );
      }),
    );
  });
});

function spelled(text: string, { from, to }: { from: number; to: number }): string {
  return text.slice(from, to);
}

/** `[[path]]`: a list, to which an entry can't be added. */
function isArrayOfTables(tree: TomlTree, path: readonly string[]): boolean {
  return tablesAt(tree, [...path, '0']).length > 0;
}
