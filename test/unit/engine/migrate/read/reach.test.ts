/** Which files a package's targets reach, as rustc would open them. */
import { describe, expect, test } from 'vitest';
import { createProjectReader } from '../../../../../src/engine/migrate/read/project.ts';
import { createReachReader } from '../../../../../src/engine/migrate/read/reach.ts';
import { openRust } from '../../../../../src/engine/rust/rewrite.ts';

const named = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n';

type Files = Readonly<Record<string, string>>;

function filesOf(files: Files) {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** Asks for everything, as where every package knows a crate that moves. */
function createReader(names: readonly string[] = [], owners = ['app/Cargo.toml']) {
  const read = createProjectReader();
  const reach = createReachReader();
  const movers = { owners: new Set(owners), names };
  const none = new Map();
  return (files: Files) => reach(read(filesOf(files)), none, movers);
}

/** The paths that `app/Cargo.toml` reaches. */
function reached(files: Files, manifest = named): string[] {
  const reach = createReader()({ 'app/Cargo.toml': manifest, ...files });
  return reach.crates.flatMap((crate) => [...crate.files]).sort();
}

describe('from src/lib.rs', () => {
  test.each<[what: string, lib: string, others: readonly string[], expected: readonly string[]]>([
    ['a module beside it', 'mod a;', ['app/src/a.rs'], ['app/src/a.rs']],
    ['a module in its folder', 'mod a;', ['app/src/a/mod.rs'], ['app/src/a/mod.rs']],
    ['one file of the two', 'mod a;', ['app/src/a.rs', 'app/src/a/mod.rs'], ['app/src/a.rs']],
    ['a raw name', 'mod r#async;', ['app/src/async.rs'], ['app/src/async.rs']],
    ['a comment in between', 'mod /* x */ a /* y */ ;', ['app/src/a.rs'], ['app/src/a.rs']],
    ['no file for a module with a body', 'mod a {}', ['app/src/a.rs'], []],
    ['no file for a comment', '// mod a;\n/* mod a; */', ['app/src/a.rs'], []],
    [
      'what a macro declares by name',
      'macro_rules! m { () => { mod a; } }',
      ['app/src/a.rs'],
      ['app/src/a.rs'],
    ],
    [
      'a module in cfg_if!',
      'cfg_if! { if #[cfg(x)] { mod a; } else { mod b; } }',
      ['app/src/a.rs', 'app/src/b.rs'],
      ['app/src/a.rs', 'app/src/b.rs'],
    ],
    [
      '#[path] alone',
      '#[path = "b.rs"] mod a;',
      ['app/src/a.rs', 'app/src/b.rs'],
      ['app/src/b.rs'],
    ],
    [
      '#[cfg_attr(path)] or the usual file',
      '#[cfg_attr(x, path = "b.rs")] mod a;',
      ['app/src/a.rs', 'app/src/b.rs'],
      ['app/src/a.rs', 'app/src/b.rs'],
    ],
    ['#[path] out of the package', '#[path = "../../x.rs"] mod a;', ['x.rs'], ['x.rs']],
    ['#[path] out of what was given', '#[path = "../../../x.rs"] mod a;', ['x.rs'], []],
    [
      'a module inside another',
      'mod o { mod a; }',
      ['app/src/o/a.rs', 'app/src/a.rs'],
      ['app/src/o/a.rs'],
    ],
    [
      'a module inside one with a path',
      '#[path = "p"] mod o { mod a; }',
      ['app/src/p/a.rs', 'app/src/o/a.rs'],
      ['app/src/p/a.rs'],
    ],
    ['include!', 'include!("t.in");', ['app/src/t.in'], ['app/src/t.in']],
    [
      'include! with other brackets',
      'const X: u8 = include!["t.in"];',
      ['app/src/t.in'],
      ['app/src/t.in'],
    ],
    ['include! by concat!', 'include!(concat!("t", ".in"));', ['app/src/t.in'], ['app/src/t.in']],
    [
      'include! from the package’s folder',
      'include!(concat!(env!("CARGO_MANIFEST_DIR"), "/t.in"));',
      ['app/t.in', 'app/src/t.in'],
      ['app/t.in'],
    ],
    [
      'nothing from the build’s folder',
      'include!(concat!(env!("OUT_DIR"), "/t.in"));',
      ['app/t.in', 'app/src/t.in'],
      [],
    ],
    [
      'a path with escapes',
      '#[path = "caf\\u{e9}\\x2f\\\n    a.rs"] mod a;',
      ['app/src/café/a.rs'],
      ['app/src/café/a.rs'],
    ],
    [
      'a raw path, in which they are none',
      '#[path = r#"a\\x2e.rs"#] mod a;',
      ['app/src/a..rs'],
      [],
    ],
    ['include! with escapes', 'include!("t\\x2ein");', ['app/src/t.in'], ['app/src/t.in']],
    [
      'include! by concat! of other literals, and in itself',
      'include!(::core::concat!("t", \'.\', concat!(1, true), \'\\x2f\', "in",));',
      ['app/src/t.1true/in'],
      ['app/src/t.1true/in'],
    ],
    [
      'nothing by what only the compiler knows',
      'include!(concat!("t", stringify!(x), ".in")); include!(name!());',
      ['app/src/t.in', 'app/src/tx.in'],
      [],
    ],
    ['nothing as text', 'const X: &str = include_str!("t.in");', ['app/src/t.in'], []],
  ])('%s', (_what, lib, others, expected) => {
    const files = {
      'app/src/lib.rs': lib,
      ...Object.fromEntries(others.map((path) => [path, ''])),
    };
    expect(reached(files)).toEqual(['app/src/lib.rs', ...expected].sort());
  });
});

test.each<[what: string, files: Files, expected: readonly string[]]>([
  [
    'a file that is no mod.rs looks in the folder of its name',
    {
      'app/src/lib.rs': 'mod a;',
      'app/src/a.rs': 'mod b;',
      'app/src/a/b.rs': '',
      'app/src/b.rs': '',
    },
    ['app/src/a.rs', 'app/src/a/b.rs'],
  ],
  [
    'a file named by #[path] looks beside itself',
    {
      'app/src/lib.rs': '#[path = "x/a.rs"] mod a;',
      'app/src/x/a.rs': 'mod b;',
      'app/src/x/b.rs': '',
      'app/src/x/a/b.rs': '',
    },
    ['app/src/x/a.rs', 'app/src/x/b.rs'],
  ],
  [
    'an included file looks beside itself',
    {
      'app/src/lib.rs': 'mod o { include!("x/t.in"); }',
      'app/src/x/t.in': 'mod b;',
      'app/src/x/b.rs': '',
    },
    ['app/src/x/b.rs', 'app/src/x/t.in'],
  ],
  [
    'a circle ends',
    { 'app/src/lib.rs': 'include!("lib.rs"); mod a;', 'app/src/a.rs': '#[path = "lib.rs"] mod b;' },
    ['app/src/a.rs'],
  ],
])('%s', (_what, files, expected) => {
  expect(reached(files)).toEqual(['app/src/lib.rs', ...expected].sort());
});

test('a package in two editions is two crates', () => {
  const manifest = `${named}[[bin]]\nname = "b"\npath = "b.rs"\nedition = "2018"\n`;
  const given = { 'app/Cargo.toml': manifest, 'app/src/lib.rs': '', 'app/b.rs': '' };
  const { crates } = createReader()(given);
  expect(crates.map(({ edition, roots }) => [edition, ...roots])).toEqual([
    ['2021', 'app/src/lib.rs'],
    ['2018', 'app/b.rs'],
  ]);
});

describe('a keystroke', () => {
  const project: Files = {
    'app/Cargo.toml': named,
    'app/src/lib.rs': 'mod a;\ninclude!("t.in");\n',
    'app/src/a.rs': '',
    'app/src/t.in': '',
  };
  test.each<[what: string, path: string, text: string, isSame: boolean]>([
    [
      'in a body walks nothing anew',
      'app/src/lib.rs',
      'fn f() {}\nmod a;\ninclude!("t.in");\n',
      true,
    ],
    ['in an included file neither', 'app/src/t.in', 'fn f() {}', true],
    ['that takes a file out does', 'app/src/lib.rs', 'mod a;\n', false],
    ['that takes a file in through an included one does', 'app/src/t.in', 'mod a;', false],
  ])('%s', (_what, path, text, isSame) => {
    const reach = createReader();
    const before = reach(project);
    const after = reach({ ...project, [path]: text });
    expect(after === before).toBe(isSame);
  });
});

describe('a package that knows no crate that moves', () => {
  const manifestOf = (name: string) => named.replace('app', name);
  const project: Files = {
    'app/Cargo.toml': named,
    'app/src/lib.rs': 'mod a;',
    'app/src/a.rs': 'use old::x;',
    'other/Cargo.toml': manifestOf('other'),
    'other/src/lib.rs': '// Nothing old.',
  };
  test('is not walked', () => {
    const { crates } = createReader(['old'])(project);
    expect(crates.map(({ owner }) => owner)).toEqual(['app/Cargo.toml']);
  });
  test('is walked once a source of it names one', () => {
    const reach = createReader(['old']);
    const before = reach(project);
    const after = reach({ ...project, 'other/src/lib.rs': 'use old::x;' });
    expect(reach({ ...project, 'other/src/lib.rs': 'use old::y;' })).toBe(after);
    expect(after).not.toBe(before);
    expect(after.owners.get('other/src/lib.rs')).toEqual(['other/Cargo.toml']);
  });
});

describe('a package that knows no crate that moves, beside one that does', () => {
  const manifestOf = (name: string, more = '') => `${named.replace('app', name)}${more}`;
  const owners = (files: Files) => {
    const given = {
      'app/Cargo.toml': named,
      'app/src/lib.rs': 'mod a;',
      'app/src/a.rs': 'use old::x;',
    };
    const { crates } = createReader(['old'])({ ...given, ...files });
    return crates.map(({ owner }) => owner).sort();
  };
  const app = 'app/Cargo.toml';
  const other = 'other/Cargo.toml';
  test.each<[what: string, files: Files, walked: readonly string[]]>([
    ['is not walked', { [other]: manifestOf('other'), 'other/src/lib.rs': 'mod b;' }, [app]],
    [
      'is walked for a path into its folder',
      { [other]: manifestOf('other'), 'other/src/lib.rs': '#[path = "../../app/src/a.rs"] mod b;' },
      [app, other],
    ],
    [
      'is walked for a path out of its own, wherever it leads',
      { [other]: manifestOf('other'), 'other/src/lib.rs': 'include!("../../x.in");', 'x.in': '' },
      [app, other],
    ],
    [
      'is walked for a target outside',
      { [other]: manifestOf('other', '[[test]]\nname = "t"\npath = "../app/src/a.rs"\n') },
      [app, other],
    ],
    [
      'is walked for a path from above',
      {
        'Cargo.toml': manifestOf('other'),
        'src/lib.rs': '',
        'lib.rs': '#[path = "app/src/a.rs"] mod b;',
      },
      ['Cargo.toml', app],
    ],
    [
      'is not walked for a text that is shown',
      {
        [other]: manifestOf('other'),
        'other/src/lib.rs': 'const X: &str = include_str!("../../x.in");',
      },
      [app],
    ],
  ])('%s', (_what, files, walked) => {
    expect(owners(files)).toEqual(walked);
  });
});

test('what inline modules stand in is read once for all that stand in them', () => {
  const depth = 60;
  const count = 500;
  const inner = Array.from({ length: count }, (_, at) => `mod x${at};`).join('');
  const text = `${'mod m {'.repeat(depth)}${inner}${'}'.repeat(depth)}`;
  const lists = new Set(
    openRust(text).inclusions.map((each) => each.kind === 'module' && each.inside),
  );
  expect(lists.size).toBe(1);
});
