/**
 * The module trees of a package: for each crate root, which file holds which module (Reference, "Module source
 * filenames"). They are built only when a name's meaning depends on another file, because that requires reading every
 * file of the crate.
 */
import { addUnder } from '../text/append.ts';
import { folderOf, resolvePath } from '../text/path.ts';
import { pathAttributes, readFront } from './attributes.ts';
import { inlineModule } from './outline.ts';
import type { RustReading } from './reading.ts';
import { nameOf } from './tokens.ts';

/** A module: a file and the scope in it (0 for the whole file). */
export interface Module {
  readonly file: string;
  readonly scope: number;
}

export interface Modules {
  /**
   * The roots of the crates that contain `file`; `null` if not all crates were read because too many of them share
   * files.
   */
  rootsOf(file: string): readonly string[] | null;
  /** The module that declares `module`; `null` for the root. */
  parentOf(root: string, module: Module): Module | null;
  /** The modules that `mod name` in `module` may mean. There are several when they are cfg-gated. */
  childrenOf(root: string, module: Module, name: string): readonly Module[];
}

interface Entry {
  readonly parent: Module | null;
  /** The folder in which the files of its modules are looked for. */
  readonly directory: string;
  readonly modules: string;
}

/** A file that n crates share is read again n - 1 times. This limits how often that happens, over all files. */
const mostShared = 10_000;

export function readModules(
  roots: readonly string[],
  read: (path: string) => RustReading | null,
): Modules {
  const crates = new Map<string, Map<string, Entry>>();
  const children = new Map<string, Module[]>();
  const holders = new Map<string, string[]>();
  let room = mostShared;
  const hold = (file: string, root: string) => {
    const known = holders.get(file);
    if (!known) holders.set(file, [root]);
    else {
      known.push(root);
      room--;
    }
  };

  for (const root of roots) {
    if (room <= 0) break;
    hold(root, root);
    const entries = new Map<string, Entry>();
    crates.set(root, entries);
    entries.set(root, { parent: null, directory: folderOf(root), modules: folderOf(root) });
    const queue: Module[] = [{ file: root, scope: 0 }];
    for (const module of queue) {
      if (room <= 0) break;
      const reading = read(module.file);
      const entry = entries.get(module.file);
      if (!reading || reading.problem || !entry) continue;
      const { tokens, groups, outline } = reading;
      for (const item of outline.items) {
        if (item.space !== 'module' || outline.scopes[item.scope]?.kind === 'macro') continue;
        const name = nameOf(tokens, item.name);
        const parent = { file: module.file, scope: moduleScope(reading, item.scope) };
        const inline = inlineModule(outline, item.keyword);
        if (inline !== undefined) {
          add(root, parent, name, { file: module.file, scope: inline });
          continue;
        }
        const paths = pathAttributes(tokens, readFront(tokens, groups, item.keyword));
        const inner = inlinePath(reading, parent.scope);
        const folder = resolvePath(entry.modules, inner) ?? '';
        const base = inner === '' ? entry.directory : folder;
        const given = paths.map((path) => ({ file: resolvePath(base, path), owns: true }));
        const usual = [
          { file: resolvePath(folder, `${name}.rs`), owns: false },
          { file: resolvePath(folder, `${name}/mod.rs`), owns: true },
        ];
        for (const { file, owns } of given.length > 0 ? [...given, ...usual] : usual) {
          if (file === null || !read(file)) continue;
          add(root, parent, name, { file, scope: 0 });
          if (!entries.has(file)) {
            const directory = folderOf(file);
            const modules = owns ? directory : file.slice(0, -'.rs'.length);
            entries.set(file, { parent, directory, modules });
            hold(file, root);
            queue.push({ file, scope: 0 });
          }
          if (given.length === 0) break;
        }
      }
    }
  }

  function add(root: string, parent: Module, name: string, child: Module): void {
    const key = `${root}\n${parent.file}\n${parent.scope}\n${name}`;
    addUnder(children, key, child);
  }

  return {
    rootsOf: (file) => (room <= 0 ? null : (holders.get(file) ?? [])),
    parentOf(root, module) {
      const reading = read(module.file);
      if (module.scope !== 0 && reading) {
        const around = reading.outline.scopes[module.scope]?.parent ?? 0;
        return { file: module.file, scope: moduleScope(reading, around) };
      }
      return crates.get(root)?.get(module.file)?.parent ?? null;
    },
    childrenOf: (root, module, name) =>
      children.get(`${root}\n${module.file}\n${module.scope}\n${name}`) ?? [],
  };
}

function moduleScope(reading: RustReading, scope: number): number {
  return reading.outline.scopes[scope]?.module ?? 0;
}

/**
 * The names of the inline modules around `scope`, as a folder path. Modules nested too deeply for any file are left
 * out.
 */
function inlinePath(reading: RustReading, scope: number): string {
  const names: string[] = [];
  const { tokens, outline } = reading;
  for (
    let at = moduleScope(reading, scope);
    at > 0 && names.length < 64;
    at = moduleScope(reading, outline.scopes[at]?.parent ?? 0)
  ) {
    names.push(nameOf(tokens, (outline.scopes[at]?.head ?? -1) + 1));
  }
  return names.reverse().join('/');
}
