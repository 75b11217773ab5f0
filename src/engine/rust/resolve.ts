/**
 * What a name means where it stands, as Rust looks names up in the type namespace (Reference, "Name
 * resolution", "Preludes"; the rows of our facts): the scopes around it up to its module, explicit
 * names before globs, then the extern prelude. Only as much is looked at as the answer needs: most
 * answers come from the file alone.
 */
import { isConditional, readFront } from './attributes.ts';
import { type Binding, bindsOther } from './bindings.ts';
import { type ItemMacros, readItemMacros } from './item-macros.ts';
import { isCallOf } from './macro-calls.ts';
import type { Module, Modules } from './modules.ts';
import type { RustReading } from './reading.ts';
import { isWord, Kind, kindAt, mentionsOf, nameOf } from './tokens.ts';
import { pathOf, type Segment } from './use-tree.ts';

/** Why a name's meaning can't be told. */
export type Doubt = 'included' | 'import' | 'cfg' | 'macro' | 'missing' | 'crates' | 'many';

export type Meaning =
  /** A crate that may be renamed; `by` says what leads to it: the extern prelude, `extern crate`, `use`. */
  | {
      readonly kind: 'crate';
      readonly name: string;
      readonly by: 'prelude' | 'extern' | 'use';
      /** The module of the `extern crate` item that the name comes from. */
      readonly item?: Module;
    }
  | { readonly kind: 'module'; readonly module: Module }
  /** A local type, trait or generic parameter. */
  | { readonly kind: 'type' }
  /** Only a function, constant or macro bears the name: no path can go through it. */
  | { readonly kind: 'value' }
  /** Something of a crate that is not renamed. */
  | { readonly kind: 'foreign' }
  /** A crate that others are renamed to. */
  | { readonly kind: 'fork' }
  | { readonly kind: 'none' }
  /** `within`: the module it is, unless a macro made something else of it. */
  | { readonly kind: 'doubt'; readonly doubt: Doubt; readonly within?: Module }
  /** Another file decides, and no crate has been chosen to look in. */
  | { readonly kind: 'elsewhere' };

export interface Context {
  readonly read: (path: string) => RustReading | null;
  readonly modules: () => Modules;
  /** The names of the crates to rename. */
  readonly crates: ReadonlySet<string>;
  /** What their forks are called: a name bound to one of them is settled. */
  readonly forks: ReadonlySet<string>;
  /** Whether anything in the package but the crate itself may bear the name: else globs bring nothing in. */
  readonly declares: (name: string) => boolean;
  /** The macros of the package whose bodies declare a module or type of that very name. */
  readonly makers: (name: string) => ReadonlySet<string>;
  readonly isRoot: (path: string) => boolean;
  readonly edition2015: (path: string) => boolean;
}

/** Longer chains of imports than this are given up as undecided. */
const DEEPEST = 40;

/** A scope that binds one name more often than this is not looked into: it can't be source as people write it. */
const MOST = 64;

const NONE: Meaning = { kind: 'none' };
const VALUE: Meaning = { kind: 'value' };
const TYPE: Meaning = { kind: 'type' };
const FOREIGN: Meaning = { kind: 'foreign' };
const FORK: Meaning = { kind: 'fork' };
const ELSEWHERE: Meaning = { kind: 'elsewhere' };
const doubt = (reason: Doubt): Meaning => ({ kind: 'doubt', doubt: reason });

export interface Resolver {
  /** The meaning of `name` as the first segment of a path in `scope` of `file`. */
  meaningOf(file: string, scope: number, name: string): Meaning;
  /** The same where the path names a macro: what only a glob or a macro may bring in hides no crate there. */
  meaningInMacroPath(file: string, scope: number, name: string): Meaning;
  /** Where a whole path leads, given the tokens of its segments. */
  meaningOfPath(file: string, scope: number, path: readonly number[]): Meaning;
  /** The same as `meaningOf` inside the use declaration at `keyword`, which does not see what it binds itself. */
  meaningInUse(file: string, scope: number, name: string, keyword: number): Meaning;
}

/** One question: the crate it is asked in, and what was already passed on the way (imports may go in circles). */
interface Query {
  readonly context: Context;
  readonly root: string | null;
  readonly known: Map<string, Meaning>;
  readonly seen: Set<string>;
  /** Glob imports, and scopes, found to bring nothing in, by name; and those of this question. */
  readonly barren: Set<string>;
  readonly empty: string[];
  /** By file and name: whether the file calls it. */
  readonly called: Map<string, boolean>;
  readonly itemMacros: Map<string, ItemMacros>;
}

/** How often a package's names are asked for in a second or further crate: each of the crates that share a file answers. */
const mostAsked = 20_000;

export function createResolver(context: Context): Resolver {
  const room = { left: mostAsked };
  const known = new Map<string, Meaning>();
  const barren = new Set<string>();
  const called = new Map<string, boolean>();
  const itemMacros = new Map<string, ItemMacros>();
  const ask = (file: string, answer: (query: Query) => Meaning): Meaning =>
    overCrates(context, room, file, (root) =>
      answer({ context, root, known, seen: new Set(), barren, empty: [], called, itemMacros }),
    );
  /** Where nothing shows the modules around a file, what they may bring in hides no crate in these places (E0659). */
  const unhidden = (file: string, name: string, answer: (query: Query) => Meaning): Meaning => {
    const meaning = ask(file, answer);
    const isLost =
      meaning.kind === 'doubt' &&
      meaning.doubt === 'missing' &&
      context.crates.has(name) &&
      !context.edition2015(file) &&
      !context.isRoot(file) &&
      context.modules().rootsOf(file)?.length === 0;
    const reading = isLost ? context.read(file) : null;
    return reading && !bindsOther(reading, name) ? inPrelude(context, name) : meaning;
  };
  return {
    meaningOf: (file, scope, name) =>
      ask(file, (query) => lookUp(query, file, scope, name, false, 0)),
    meaningInMacroPath: (file, scope, name) =>
      unhidden(file, name, (query) =>
        lookUp(query, file, scope, name, context.crates.has(name), 0),
      ),
    meaningOfPath: (file, scope, path) =>
      ask(file, (query) => follow(query, { file, scope }, path, false, -1, 0)),
    meaningInUse: (file, scope, name, keyword) =>
      unhidden(file, name, (query) => headOfUse(query, { file, scope }, name, false, keyword, 0)),
  };
}

/** Asks without a crate first; when another file decides, asks for every crate the file belongs to. */
function overCrates(
  context: Context,
  room: { left: number },
  file: string,
  ask: (root: string | null) => Meaning,
): Meaning {
  const alone = ask(context.isRoot(file) ? file : null);
  if (alone.kind !== 'elsewhere') return alone;
  const roots = context.modules().rootsOf(file);
  room.left -= Math.max(0, (roots?.length ?? 0) - 1);
  if (roots === null || room.left < 0) return doubt('many');
  const meanings = roots.map(ask);
  const [first] = meanings;
  if (!first) return doubt('missing');
  const agree = meanings.every((other) => sameMeaning(first, other));
  return agree ? first : doubt('crates');
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  if (a.kind === 'module' && b.kind === 'module') {
    return a.module.file === b.module.file && a.module.scope === b.module.scope;
  }
  return a.kind === b.kind && (a.kind !== 'crate' || (b.kind === 'crate' && a.by === b.by));
}

/**
 * Looks a name up lexically, remembering the answer for every scope passed on the way. `unhidden`: the name
 * is a crate's, and Rust takes it for nothing else that a glob or a macro brings in (E0659).
 */
function lookUp(
  query: Query,
  file: string,
  scope: number,
  name: string,
  unhidden: boolean,
  depth: number,
): Meaning {
  const { context, root, known } = query;
  const reading = context.read(file);
  if (!reading) return doubt('missing');
  const passed: string[] = [];
  let answer: Meaning = NONE;
  for (let at = scope; at !== -1; at = enclosing(reading, at)) {
    const key = `${root ?? ''}\n${file}\n${at}\n${name}${unhidden ? '!' : ''}`;
    const earlier = known.get(key);
    if (earlier) {
      answer = earlier;
      break;
    }
    passed.push(key);
    answer = inScope(query, { file, scope: at }, name, -1, unhidden, depth);
    if (answer.kind !== 'none' && answer.kind !== 'value') break;
    answer = NONE;
  }
  if (answer.kind === 'none') {
    answer = inPrelude(context, name);
    if (depth === 0) for (const key of query.empty) query.barren.add(key);
  }
  // An answer found on the way of another question may lack what that one had already passed.
  if (depth === 0) for (const key of passed) known.set(key, answer);
  return answer;
}

/** The first segment of a use path. The declaration at `keyword` does not see its own names. */
function headOfUse(
  query: Query,
  place: Module,
  name: string,
  global: boolean,
  keyword: number,
  depth: number,
): Meaning {
  const { context, root } = query;
  if (context.edition2015(place.file)) {
    if (root === null) return ELSEWHERE;
    const own = inScope(query, { file: root, scope: 0 }, name, keyword, false, depth + 1);
    return own.kind === 'none' && STANDARD.includes(name) ? FOREIGN : own;
  }
  if (global) return inPrelude(context, name);
  const unhidden = context.crates.has(name);
  const own = inScope(query, place, name, keyword, unhidden, depth + 1);
  if (own.kind !== 'none' && own.kind !== 'value') return own;
  const reading = context.read(place.file);
  const around = reading ? enclosing(reading, place.scope) : -1;
  return around === -1
    ? inPrelude(context, name)
    : lookUp(query, place.file, around, name, unhidden, depth);
}

/** The next scope names are looked up in, or -1 beyond a module. */
function enclosing(reading: RustReading, scope: number): number {
  const at = reading.outline.scopes[scope];
  return !at || at.kind === 'file' || at.kind === 'module' ? -1 : at.parent;
}

function inPrelude(context: Context, name: string): Meaning {
  if (context.crates.has(name)) return { kind: 'crate', name, by: 'prelude' };
  return context.forks.has(name) ? FORK : FOREIGN;
}

/** What a scope itself binds: explicit names, then globs. `value` when only values bear the name. */
function inScope(
  query: Query,
  place: Module,
  name: string,
  skip: number,
  unhidden: boolean,
  depth: number,
): Meaning {
  if (depth > DEEPEST) return doubt('missing');
  const { context, seen } = query;
  const reading = context.read(place.file);
  if (!reading || reading.problem) return doubt('missing');
  let only: Meaning = NONE;
  const bindings = reading.names.byName.get(name)?.get(place.scope) ?? [];
  if (bindings.length > MOST) return doubt('cfg');
  const found: Meaning[] = [];
  let gated = 0;
  for (const binding of bindings) {
    if (binding.keyword === skip && binding.how === 'use') continue;
    const meaning = meaningOfBinding(query, place, binding, name, depth);
    if (meaning.kind === 'value') only = VALUE;
    if (meaning.kind === 'none' || meaning.kind === 'value') continue;
    // An import of the crate inside a macro's arguments is taken at its word, before it has moved and after.
    if (binding.viaMacro && meaning.kind !== 'crate' && meaning.kind !== 'fork') {
      if (unhidden) continue;
      return meaning.kind === 'module'
        ? { kind: 'doubt', doubt: 'macro', within: meaning.module }
        : doubt('macro');
    }
    const front = readFront(reading.tokens, reading.groups, binding.keyword);
    if (isConditional(reading.tokens, front)) gated++;
    found.push(meaning);
  }
  const [first] = found;
  if (first) {
    if (found.some((other) => other.kind !== first.kind)) return doubt('cfg');
    return gated === 1 && found.length === 1 && first.kind !== 'crate' ? doubt('cfg') : first;
  }
  if (!unhidden && mayDeclare(query, place, reading, name)) return doubt('macro');
  // A crate that nothing hides is asked after no further; anything else may come from what a macro makes.
  if (unhidden && !context.declares(name)) return only;
  const hidden = unhidden ? '' : '!';
  const whole = `${query.root ?? ''}\n${place.file}\n#${place.scope}\n${name}${hidden}`;
  if (query.barren.has(whole)) return only;
  for (const glob of reading.names.globs.get(place.scope) ?? []) {
    if (glob.leaf.path === null) continue;
    const key = `${query.root ?? ''}\n${place.file}\n${glob.leaf.token}\n${name}${hidden}`;
    if (seen.has(key) || query.barren.has(key)) continue;
    seen.add(key);
    const target = followUse(query, place, glob.leaf.path, glob.keyword, depth + 1);
    if (target.kind === 'elsewhere') return target;
    const meaning = ofGlob(query, place, target, name, depth + 1);
    if (unhidden && meaning.kind === 'doubt') continue;
    if (meaning.kind !== 'none' && meaning.kind !== 'value') return meaning;
    query.empty.push(key);
  }
  query.empty.push(whole);
  return only;
}

/** What a glob over `target` brings into `place` under `name`. */
function ofGlob(
  query: Query,
  place: Module,
  target: Meaning,
  name: string,
  depth: number,
): Meaning {
  const isMade = target.kind === 'doubt' && target.doubt === 'macro';
  if (isMade && !target.within) return target;
  const module = target.kind === 'module' ? target.module : isMade ? target.within : null;
  if (!module || (module.file === place.file && module.scope === place.scope)) return NONE;
  if (module.file === '') {
    if (query.root === null) return ELSEWHERE;
    // Of a file that was not given, nothing is known, and seldom does it bear a crate's name.
    if (!query.context.declares(name)) return NONE;
  }
  const meaning = throughGlob(query, place, module, name, depth);
  const isNothing = meaning.kind === 'none' || meaning.kind === 'value';
  return isMade && !isNothing && meaning.kind !== 'elsewhere' ? doubt('macro') : meaning;
}

/** What `use target::*` brings into `place` under `name`. */
function throughGlob(
  query: Query,
  place: Module,
  target: Module,
  name: string,
  depth: number,
): Meaning {
  const reading = query.context.read(target.file);
  const own = reading?.names.byName.get(name)?.get(target.scope) ?? [];
  const visible = own.some(
    (binding) => reading && readFront(reading.tokens, reading.groups, binding.keyword).isPublic,
  );
  if (own.length > 0 && !visible && !isWithin(query, place, target)) return NONE;
  return inScope(query, target, name, -1, false, depth);
}

/** Whether `place` lies in `target` or below, where private names are visible. */
function isWithin(query: Query, place: Module, target: Module): boolean {
  let at: Module | null = { file: place.file, scope: moduleAround(query.context, place) };
  for (let steps = 0; at && steps < DEEPEST; steps++) {
    if (at.file === target.file && at.scope === target.scope) return true;
    at = parentOf(query, at);
  }
  return false;
}

function moduleAround(context: Context, place: Module): number {
  return context.read(place.file)?.outline.scopes[place.scope]?.module ?? 0;
}

function parentOf({ context, root }: Query, module: Module): Module | null {
  if (module.scope !== 0) {
    const around = context.read(module.file)?.outline.scopes[module.scope]?.parent ?? 0;
    return {
      file: module.file,
      scope: moduleAround(context, { file: module.file, scope: around }),
    };
  }
  return root === null ? null : context.modules().parentOf(root, module);
}

function meaningOfBinding(
  query: Query,
  place: Module,
  binding: Binding,
  name: string,
  depth: number,
): Meaning {
  const { context, root, seen } = query;
  const reading = context.read(place.file);
  if (!reading) return NONE;
  const { tokens, outline } = reading;
  switch (binding.how) {
    case 'value':
    case 'macro':
      return VALUE;
    case 'type':
      return TYPE;
    case 'module': {
      const inline = outline.inlineModules.get(binding.keyword);
      if (inline !== undefined) {
        return { kind: 'module', module: { file: place.file, scope: inline } };
      }
      if (root === null) return { kind: 'module', module: { file: '', scope: 0 } };
      const [child] = context.modules().childrenOf(root, place, name);
      return { kind: 'module', module: child ?? { file: '', scope: 0 } };
    }
    case 'extern': {
      const real = nameOf(tokens, binding.keyword + 2);
      if (context.crates.has(real)) return { kind: 'crate', name: real, by: 'extern', item: place };
      return real === 'self' && root
        ? { kind: 'module', module: { file: root, scope: 0 } }
        : FOREIGN;
    }
    case 'use': {
      if (!binding.leaf?.path) return NONE;
      const key = `${place.file}\n${binding.token}`;
      if (seen.has(key)) return NONE;
      seen.add(key);
      const meaning = followUse(query, place, binding.leaf.path, binding.keyword, depth + 1);
      if (meaning.kind === 'crate') return { ...meaning, by: 'use' };
      if (meaning.kind !== 'foreign') return meaning;
      const head = binding.leaf.path.first;
      if (STANDARD.some((crate) => isWord(tokens, head, crate))) return FOREIGN;
      return isCalled(query, reading, place.file, name) ? VALUE : doubt('import');
    }
  }
}

/** Crates that give out none of ours. */
const STANDARD = ['std', 'core', 'alloc'];

/** Whether the file calls `name` as a macro or function: then an import of it brings that in, and no path leads through it. */
function isCalled(query: Query, { tokens }: RustReading, file: string, name: string): boolean {
  const key = `${file}\n${name}`;
  let called = query.called.get(key);
  if (called === undefined) {
    called = mentionsOf(tokens, name).some((token) => isCallOf(tokens, token));
    query.called.set(key, called);
  }
  return called;
}

/** Whether a macro that is called in the scope as an item may declare the name: it is given it, or its body says so. */
function mayDeclare(query: Query, place: Module, reading: RustReading, name: string): boolean {
  const { calls, given } = itemMacrosOf(query, place.file, reading);
  if (given.get(name)?.has(place.scope)) return true;
  const called = calls.get(place.scope);
  if (!called) return false;
  const makers = query.context.makers(name);
  const [few, many] = makers.size < called.size ? [makers, called] : [called, makers];
  for (const macro of few) if (many.has(macro)) return true;
  return false;
}

function itemMacrosOf({ itemMacros }: Query, file: string, reading: RustReading): ItemMacros {
  let macros = itemMacros.get(file);
  if (!macros) {
    macros = readItemMacros(reading);
    itemMacros.set(file, macros);
  }
  return macros;
}

/** What declares a name of a module that is not to be found in it: a macro, if any may, or a file that was not given. */
function ofNobody(query: Query, module: Module): Meaning {
  const reading = query.context.read(module.file);
  if (!reading) return doubt('missing');
  const globs = reading.names.globs.get(module.scope) ?? [];
  // Some of it comes from another crate, and this may.
  if (globs.some(({ leaf }) => leaf.path && !isLocal(reading, leaf.path.first))) {
    return doubt('missing');
  }
  const { making } = itemMacrosOf(query, module.file, reading);
  return making.has(module.scope) ? doubt('macro') : doubt('missing');
}

function isLocal({ tokens }: RustReading, head: number): boolean {
  return ['crate', 'self', 'super'].some((word) => isWord(tokens, head, word));
}

/** Walks a path of the use declaration at `keyword`. */
function followUse(
  query: Query,
  place: Module,
  segment: Segment,
  keyword: number,
  depth: number,
): Meaning {
  if (segment.length > DEEPEST) return doubt('missing');
  return follow(query, place, pathOf(segment), segment.global, keyword, depth);
}

/** Walks a path segment by segment; `global` when it begins with `::`. */
function follow(
  query: Query,
  place: Module,
  path: readonly number[],
  global: boolean,
  keyword: number,
  depth: number,
): Meaning {
  const { context, root } = query;
  const reading = context.read(place.file);
  const [first] = path;
  if (!reading || first === undefined || depth > DEEPEST) return doubt('missing');
  const { tokens } = reading;
  let next = 1;
  let at: Meaning;
  if (isWord(tokens, first, 'crate')) {
    at = root === null ? ELSEWHERE : { kind: 'module', module: { file: root, scope: 0 } };
  } else if (kindAt(tokens, first - 1) === Kind.Dollar) {
    return doubt('macro');
  } else if (isWord(tokens, first, 'self') || isWord(tokens, first, 'super')) {
    let here: Module | null = { file: place.file, scope: moduleAround(context, place) };
    if (isWord(tokens, first, 'super')) next = 0;
    for (; next < path.length && isWord(tokens, path[next] ?? 0, 'super'); next++) {
      if (here && here.scope === 0 && root === null) return ELSEWHERE;
      here = here && parentOf(query, here);
    }
    at = here ? { kind: 'module', module: here } : doubt('missing');
  } else {
    at = headOfUse(query, place, nameOf(tokens, first), global, keyword, depth);
  }
  let isMade = false;
  for (; next < path.length; next++) {
    const name = nameOf(tokens, path[next] ?? 0);
    if (at.kind === 'doubt' && at.within) {
      isMade = true;
      at = { kind: 'module', module: at.within };
    }
    if (at.kind === 'module') {
      const { module } = at;
      if (module.file === '') return root === null ? ELSEWHERE : doubt('missing');
      at = inScope(query, module, name, -1, false, depth + 1);
      if (at.kind === 'none') return ofNobody(query, module);
    } else if (at.kind === 'crate' || at.kind === 'fork') {
      // What a crate gives out under its own name is a function or macro: `gemm::gemm`, `paste::paste`.
      if (context.crates.has(name)) return VALUE;
      return at.kind === 'fork' ? FORK : FOREIGN;
    } else return at;
  }
  if (!isMade || at.kind === 'elsewhere') return at;
  return at.kind === 'module'
    ? { kind: 'doubt', doubt: 'macro', within: at.module }
    : doubt('macro');
}
