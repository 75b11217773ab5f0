/**
 * Generated projects: manifests put together from every form a dependency, a feature value and a table can have. Many are
 * nonsense to Cargo; those it refuses are not asked about.
 */
import fc from 'fast-check';
import type { Files } from '../lab/run.ts';

/** How a dependency's fields are written. */
type Form = 'string' | 'inline' | 'sub-table' | 'dotted' | 'quoted' | 'multi-line';

interface Declared {
  readonly key: string;
  readonly package: string;
  readonly version: string;
  readonly optional: boolean;
  readonly defaults: boolean;
  readonly features: readonly string[];
  readonly form: Form;
  readonly table: 'dependencies' | 'dev-dependencies' | 'build-dependencies' | 'target';
}

const versions: Readonly<Record<string, readonly string[]>> = {
  paste: ['1', '1.0', '1.0.15', '=1.0.15', '>=1.0.7, <1.0.16', '*', '0.1'],
  gemm: ['0.19', '0.19.0', '=0.19.0', '>=0.18', '0.18', '*', '>=0.19, <0.20'],
  uu_paste: ['0.0.27'],
  log: ['0.4'],
};
const features: Readonly<Record<string, readonly string[]>> = {
  gemm: ['f16', 'rayon', 'std', 'wasm-simd128-enable'],
  log: ['std'],
};

const declared: fc.Arbitrary<Declared> = fc
  .constantFrom(
    ['paste', 'paste'],
    ['paste', 'paste'],
    ['gemm', 'gemm'],
    ['gemm', 'gemm'],
    ['paste', 'uu_paste'],
    ['my_paste', 'paste'],
    ['mm', 'gemm'],
    ['log', 'log'],
  )
  .chain(([key = '', name = '']) =>
    fc.record({
      key: fc.constant(key),
      package: fc.constant(name),
      version: fc.constantFrom(...(versions[name] ?? ['1'])),
      optional: fc.boolean(),
      defaults: fc.boolean(),
      features: fc.subarray([...(features[name] ?? [])]),
      form: fc.constantFrom<Form>(
        'string',
        'inline',
        'sub-table',
        'dotted',
        'quoted',
        'multi-line',
      ),
      table: fc.constantFrom(
        'dependencies' as const,
        'dependencies' as const,
        'dependencies' as const,
        'dev-dependencies' as const,
        'build-dependencies' as const,
        'target' as const,
      ),
    }),
  );

/** Feature tables whose values speak of `dependencies`; not all of them are valid. */
function featureTable(dependencies: readonly Declared[]): fc.Arbitrary<FeatureTable> {
  const values = dependencies.flatMap((it) => {
    const asked = (features[it.package] ?? []).flatMap((feature) => [
      `${it.key}/${feature}`,
      ...(it.optional ? [`${it.key}?/${feature}`] : []),
    ]);
    return it.optional ? [it.key, `dep:${it.key}`, ...asked] : asked;
  });
  return fc.dictionary(
    fc.constantFrom('a', 'b', 'default', 'paste', 'gemm'),
    fc.uniqueArray(fc.constantFrom('a', ...values), { maxLength: 3 }),
    { maxKeys: 4, noNullPrototype: true },
  );
}

type FeatureTable = Readonly<Record<string, readonly string[]>>;

const layout = fc.record({
  crlf: fc.boolean(),
  bom: fc.boolean(),
  finalNewline: fc.boolean(),
  featuresFirst: fc.boolean(),
  multiLine: fc.boolean(),
  comments: fc.boolean(),
});

/** One package. */
export const packageProject: fc.Arbitrary<Files> = fc
  .uniqueArray(declared, { minLength: 1, maxLength: 4, selector: (it) => it.key + it.table })
  .chain((dependencies) => fc.tuple(fc.constant(dependencies), featureTable(dependencies), layout))
  .map(([dependencies, table, how]) => {
    const parts = [
      '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n',
      ...inOrder(how.featuresFirst, featuresText(table, how.multiLine), tables(dependencies)),
    ];
    const comment = how.comments ? '# paste = "1" and gemm\n' : '';
    const text = parts.filter((part) => part !== '').join(`\n${comment}`);
    const ended = how.finalNewline ? text : text.trimEnd();
    return {
      'Cargo.toml': (how.bom ? '\uFEFF' : '') + (how.crlf ? ended.replaceAll('\n', '\r\n') : ended),
    };
  });

/** A root with two members that inherit from it. */
export const workspaceProject: fc.Arbitrary<Files> = fc
  .tuple(
    fc.uniqueArray(declared, { minLength: 1, maxLength: 3, selector: (it) => it.key }),
    fc.boolean(),
  )
  .chain(([shared, optional]) =>
    fc.record({
      shared: fc.constant(shared),
      own: fc.uniqueArray(declared, { maxLength: 2, selector: (it) => it.key + it.table }),
      table: featureTable(shared.map((it) => ({ ...it, optional }))),
      spelling: fc.constantFrom('inline', 'dotted', 'sub-table'),
      optional: fc.constant(optional),
    }),
  )
  .map(({ shared, own, table, spelling, optional }) => ({
    'Cargo.toml': `[workspace]\nresolver = "2"\nmembers = ["a", "b"]\n\n${section(
      'workspace.dependencies',
      shared.map((it) => ({
        ...it,
        optional: false,
        form: it.form === 'string' ? 'string' : it.form,
      })),
    )}`,
    'a/Cargo.toml': `${packageHead('a')}\n${shared
      .map((it) => inheritedText(it.key, spelling, optional))
      .sort((one, other) => Number(one.startsWith('[')) - Number(other.startsWith('[')))
      .join('')}\n${featuresText(table, false)}`,
    'b/Cargo.toml': `${packageHead('b').replace(/\n\[dependencies\]\n$/, '')}\n${tables(own)}`,
  }));

function packageHead(name: string): string {
  return `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n`;
}

function inheritedText(key: string, spelling: string, optional: boolean): string {
  if (spelling === 'inline')
    return `${key} = { workspace = true${optional ? ', optional = true' : ''} }\n`;
  if (spelling === 'dotted') {
    return `${key}.workspace = true\n${optional ? `${key}.optional = true\n` : ''}`;
  }
  return `[dependencies.${key}]\nworkspace = true\n${optional ? 'optional = true\n' : ''}`;
}

function inOrder(swapped: boolean, one: string, other: string): readonly string[] {
  return swapped ? [one, other] : [other, one];
}

function featuresText(table: FeatureTable, multiLine: boolean): string {
  const names = Object.keys(table);
  if (names.length === 0) return '';
  const lines = names.map((name) => {
    const values = (table[name] ?? []).map((it) => JSON.stringify(it));
    return multiLine && values.length > 0
      ? `${name} = [\n${values.map((it) => `    ${it}, # value\n`).join('')}]\n`
      : `${name} = [${values.join(', ')}]\n`;
  });
  return `[features]\n${lines.join('')}`;
}

/** All tables of dependencies, plain entries in front of sub-tables. */
function tables(dependencies: readonly Declared[]): string {
  const names = ['dependencies', 'dev-dependencies', 'build-dependencies', 'target'] as const;
  return names
    .map((name) =>
      section(
        name === 'target' ? "target.'cfg(unix)'.dependencies" : name,
        dependencies.filter((it) => it.table === name),
      ),
    )
    .filter((it) => it !== '')
    .join('\n');
}

function section(header: string, dependencies: readonly Declared[]): string {
  const plain = dependencies.filter((it) => it.form !== 'sub-table').map(entryText);
  const below = dependencies
    .filter((it) => it.form === 'sub-table')
    .map(
      (it) =>
        `[${header}.${it.key}]\n${fields(it)
          .map(([key, text]) => `${key} = ${text}\n`)
          .join('')}`,
    );
  return [...(plain.length > 0 ? [`[${header}]\n${plain.join('')}`] : []), ...below].join('\n');
}

function entryText(it: Declared): string {
  const all = fields(it);
  switch (it.form) {
    case 'dotted':
      return all.map(([key, text]) => `${it.key}.${key} = ${text}\n`).join('');
    case 'quoted':
      return `"${it.key}" = { ${all.map((field) => field.join(' = ')).join(', ')} }\n`;
    case 'multi-line':
      return `${it.key} = {\n${all.map((field) => `    ${field.join(' = ')}, # field\n`).join('')}}\n`;
    default:
      return it.form === 'string' && all.length === 1
        ? `${it.key} = ${all[0]?.[1]}\n`
        : `${it.key} = { ${all.map((field) => field.join(' = ')).join(', ')} }\n`;
  }
}

function fields(it: Declared): readonly (readonly [string, string])[] {
  const optional = it.optional && it.table !== 'dev-dependencies';
  return [
    ['version', JSON.stringify(it.version)],
    ...(it.key === it.package ? [] : [['package', JSON.stringify(it.package)] as const]),
    ...(optional ? [['optional', 'true'] as const] : []),
    ...(it.defaults ? [] : [['default-features', 'false'] as const]),
    ...(it.features.length > 0 ? [['features', JSON.stringify(it.features)] as const] : []),
  ];
}
