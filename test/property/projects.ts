/** Projects put together from the forms real ones use. */
import fc from 'fast-check';
import type { MigrationOptions, SourceFile } from '../../src/engine/index.ts';

const key = fc.constantFrom(
  'paste',
  '"paste"',
  "'gemm'",
  'gemm',
  'candle-core',
  'candle-nn',
  'serde',
);
const requirement = fc.constantFrom(
  '1',
  '1.0',
  '=1.0.15',
  '0.19',
  '0.18',
  '*',
  '>=0.8',
  '0.9.2',
  '0.10',
  'x',
);
const features = fc.subarray(['f16', 'nightly', 'rayon'], { minLength: 0 });

const dependency = fc
  .record({
    key,
    requirement,
    features,
    optional: fc.boolean(),
    form: fc.constantFrom(
      'string',
      'inline',
      'multi-line',
      'dotted',
      'inherited',
      'alias',
      'path',
      'git',
    ),
    comment: fc.constantFrom('', ' # why', '   # paste'),
  })
  .map(({ key, requirement, features, optional, form, comment }) => {
    const list = `[${features.map((feature) => `"${feature}"`).join(', ')}]`;
    const optionally = optional ? ', optional = true' : '';
    switch (form) {
      case 'string':
        return `${key} = "${requirement}"${comment}\n`;
      case 'inline':
        return `${key} = { version = "${requirement}", features = ${list}${optionally} }${comment}\n`;
      case 'multi-line':
        return `${key} = {\n  version = '${requirement}',${comment}\n  features = ${list},\n}\n`;
      case 'dotted':
        return `${key}.version = "${requirement}"${comment}\n${key}.features = ${list}\n`;
      case 'inherited':
        return `${key} = { workspace = true${optionally} }${comment}\n`;
      case 'alias':
        return `mine = { package = ${key.replace(/^(\w.*)$/, '"$1"')}, version = "${requirement}" }${comment}\n`;
      case 'path':
        return `${key} = { path = "../x" }${comment}\n`;
      default:
        return `${key} = { git = "https://github.com/huggingface/candle"${comment === '' ? '' : ', version = "0.9"'} }\n`;
    }
  });

const table = fc.constantFrom(
  'dependencies',
  'dev-dependencies',
  'build-dependencies',
  "target.'cfg(unix)'.dependencies",
  'workspace.dependencies',
);

const tail = fc.constantFrom(
  '',
  '\n[features]\ndefault = ["paste", "dep:gemm", "gemm/f16", "gemm?/rayon"]\n',
  '\n[features]\n',
  '\n[patch.crates-io]\nserde = { path = "serde" }\n',
  '\n[patch.crates-io.candle-core]\ngit = "https://github.com/tzervas/qlora-candle.git"\nbranch = "use-qlora-gemm"\n',
  '\n[patch]\ncrates-io = { paste = { package = "qlora-paste", version = "1.0" } }\n',
  '\n[profile.dev.package.paste]\nopt-level = 3\n',
  '\n[package.metadata.docs.rs]\nfeatures = ["gemm/f16"]\n',
  '\n[replace]\n',
  '\n[workspace]\nmembers = ["a", "b"]',
);

const manifest = fc
  .record({
    edition: fc.constantFrom(
      '',
      'edition = "2015"\n',
      'edition = "2021"\n',
      'edition.workspace = true\n',
    ),
    tables: fc.uniqueArray(fc.tuple(table, fc.array(dependency, { maxLength: 3 })), {
      maxLength: 3,
      selector: ([name]) => name,
    }),
    tail,
    crlf: fc.boolean(),
    bom: fc.boolean(),
    final: fc.boolean(),
  })
  .map(({ edition, tables, tail, crlf, bom, final }) => {
    let text = `[package]\nname = "p"\n${edition}`;
    for (const [name, lines] of tables) text += `\n[${name}]\n${lines.join('')}`;
    text += tail;
    if (!final) text = text.trimEnd();
    if (crlf) text = text.replaceAll('\n', '\r\n');
    return bom ? `\uFEFF${text}` : text;
  });

const source = fc
  .array(
    fc.constantFrom(
      'use paste::paste;\n',
      'use gemm::{gemm, Parallelism};\n',
      'paste::paste! { fn [<a b>]() {} }\n',
      'pub use paste;\n',
      'mod gemm;\n',
      'mod paste { pub fn x() {} }\n',
      '/// ```\n/// use paste::paste;\n/// ```\nfn documented() {}\n',
      'fn f() { gemm::gemm::<f32>(); }\n',
      'extern crate paste;\n',
      '// paste::paste\n',
      '"paste::x";\n',
      'fn broken( {\n',
      "'paste: loop {}\n",
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.join(''));

export const project: fc.Arbitrary<SourceFile[]> = fc
  .record({ root: manifest, a: manifest, lib: source, main: source, readme: source })
  .map(({ root, a, lib, main, readme }) => [
    { path: 'Cargo.toml', text: root },
    { path: 'a/Cargo.toml', text: a },
    { path: 'src/lib.rs', text: lib },
    { path: 'a/src/main.rs', text: main },
    {
      path: 'README.md',
      text: `# p\n\n\`\`\`rust\n${readme}\`\`\`\n\n\`\`\`toml\n[dependencies]\npaste = "1"\n\`\`\`\n`,
    },
  ]);

export const options: fc.Arbitrary<MigrationOptions> = fc.record({
  strategy: fc.constantFrom('rename', 'alias'),
  patchScope: fc.constantFrom('guide', 'used'),
  outsideMatrix: fc.constantFrom('hold', 'migrate'),
  shim: fc.boolean(),
  docs: fc.boolean(),
});
