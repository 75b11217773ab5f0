/**
 * Generated projects whose sources lie across folders: roots outside of their package, modules by name, by `#[path]` and
 * inside inline modules, `include!` of any extension, files that two packages compile, of which one may keep the crate.
 */
import fc from 'fast-check';
import type { Files } from '../lab/run.ts';

/** A project, and where to run cargo: each folder is a workspace of its own. */
export interface LaidOut {
  readonly files: Files;
  readonly workspaces: readonly string[];
}

/** Choices in order; when they run out, the first of each. */
type Choose = <T>(of: readonly T[]) => T;

export const laidOut: fc.Arbitrary<LaidOut> = fc
  .array(fc.nat(0xffff), { minLength: 24, maxLength: 120 })
  .map((numbers) => {
    let next = 0;
    return layOut((of) => {
      const picked = of[(numbers[next++] ?? 0) % of.length];
      if (picked === undefined) throw new Error('nothing to choose from');
      return picked;
    });
  });

/** How a package has the crate: most move; what is outside the matrix and what has moved by alias keeps the name. */
const declarations = [
  'paste = "1.0"',
  'paste = "1"',
  'paste = { version = "1.0" }',
  'paste = "0.1"',
  'paste = { package = "qlora-paste", version = "1.0" }',
  'paste = { package = "paste", version = "1.0" }',
];
const uses = ['paste::paste!', '::paste::paste!', 'paste::paste!', ''];

interface Source {
  readonly path: string;
  /** Whether its own modules lie in its folder, and not in one of its name. */
  readonly owns: boolean;
  /** How often a name was taken below it. */
  readonly lines: string[];
}

function layOut(choose: Choose): LaidOut {
  const files: Record<string, string> = {};
  const sources: Source[] = [];
  const together = choose([true, true, false]);
  const folders = choose([
    ['a', 'b'],
    ['a', 'b/deep'],
    ['a', 'a/inner'],
    ['x/y', 'b', 'c'],
  ]);
  let count = 0;

  const source = (path: string, owns: boolean): Source => {
    const made = { path, owns, lines: [body(choose, ++count)] };
    sources.push(made);
    return made;
  };
  for (const folder of folders) {
    const name = folder.replaceAll('/', '-');
    const lib = choose(['src/lib.rs', 'src/lib.rs', `../roots/${name}.rs`, 'lib.rs']);
    const test = choose(['', '', 'tests/t.rs', `../checks/${name}.rs`]);
    const build = choose(['', '', 'build.rs', `../builds/${name}.rs`]);
    const declaration = choose([0, 1, 2, 3, 4, 5, 6, 7, 8]) === 8 ? '' : choose(declarations);
    const edition = choose(['2021', '2021', '2018', '2024']);
    files[`${folder}/Cargo.toml`] = [
      `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "${edition}"`,
      build === '' ? '' : `build = "${build}"`,
      `[lib]\npath = "${lib}"`,
      test === '' ? '' : `[[test]]\nname = "t"\npath = "${test}"`,
      `[dependencies]\n${declaration}`,
      build === '' ? '' : `[build-dependencies]\n${declaration}`,
      together ? '' : '[workspace]',
    ]
      .filter((line) => line !== '')
      .concat('')
      .join('\n');
    source(resolved(folder, lib), true);
    if (test !== '') source(resolved(folder, test), true);
    if (build !== '') source(resolved(folder, build), true).lines.push('fn main() {}\n');
  }
  if (together) {
    const members = folders.map((folder) => `"${folder}"`).join(', ');
    files['Cargo.toml'] = `[workspace]\nresolver = "2"\nmembers = [${members}]\n`;
  }

  // What is added only takes in what is added later: no circles.
  const roots = sources.length;
  const wanted = choose([1, 2, 3, 4, 5, 6]);
  for (let added = 0; added < wanted; added++) {
    const parents = sources.slice(0);
    const parent = choose(parents);
    const child = link(choose, parent, `m${++count}`, source);
    // Somebody else compiles it too, more often than not.
    if (choose([true, true, false])) {
      const other = choose(sources.slice(0, roots));
      if (other !== parent) linkTo(choose, other, child, `n${++count}`);
    }
  }
  for (const { path, lines } of sources) files[path] = lines.join('');
  return { files, workspaces: together ? ['.'] : folders };
}

function body(choose: Choose, id: number): string {
  const use = choose(uses);
  return use === '' ? `pub fn f${id}() {}\n` : `${use} { pub fn [<f ${id}>]() {} }\n`;
}

/** A new file that `parent` takes in. */
function link(
  choose: Choose,
  parent: Source,
  name: string,
  source: (path: string, owns: boolean) => Source,
): Source {
  const folder = folderOf(parent.path);
  const stem = parent.path.slice(folder.length).replace(/^\/|\.[^/]*$/g, '');
  const below = parent.owns ? folder : resolved(folder, stem);
  switch (choose(['file', 'folder', 'inline', 'path', 'path', 'include', 'include'])) {
    case 'file':
      parent.lines.push(`pub mod ${name};\n`);
      return source(resolved(below, `${name}.rs`), false);
    case 'folder':
      parent.lines.push(`pub mod ${name};\n`);
      return source(resolved(below, `${name}/mod.rs`), true);
    case 'inline':
      parent.lines.push(`pub mod in_${name} { pub mod ${name}; }\n`);
      return source(resolved(below, `in_${name}/${name}.rs`), false);
    default: {
      const place = choose(['shared', 'a/src', 'b/extra', 'shared/deep', 'a/inner/src']);
      const extension = choose(['rs', 'rs', 'in', 'rs.inc']);
      const child = source(`${place}/${name}.${extension}`, true);
      linkTo(choose, parent, child, name);
      return child;
    }
  }
}

/** `parent` takes in a file that there is, wherever it lies. */
function linkTo(choose: Choose, parent: Source, child: Source, name: string): void {
  const path = relative(folderOf(parent.path), child.path);
  parent.lines.push(
    choose([
      `#[path = "${path}"]\npub mod ${name};\n`,
      `#[path = "${path}"]\npub mod ${name};\n`,
      `#[cfg_attr(all(), path = "${path}")]\npub mod ${name};\n`,
      `pub mod ${name} { include!("${path}"); }\n`,
      `pub mod ${name} { include!(concat!("${path}")); }\n`,
    ]),
  );
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function resolved(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

function relative(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  return [...from.map(() => '..'), path].join('/');
}
