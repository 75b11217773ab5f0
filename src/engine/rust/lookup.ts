/**
 * Looks names up in the type namespace as Rust does (Reference, "Name resolution", "Preludes"; the rows of our facts):
 * in the scopes around a place up to its module, explicit names before globs, then in the extern prelude.
 */
import { isConditional, readFront } from './attributes.ts';
import type { Binding } from './bindings.ts';
import { isCallOf } from './macro-calls.ts';
import { mayDeclare, ofNobody } from './makers.ts';
import { doubt, ELSEWHERE, FOREIGN, FORK, type Meaning, NONE, TYPE, VALUE } from './meaning.ts';
import type { Module } from './modules.ts';
import { inlineModule } from './outline.ts';
import {
  DEEPEST,
  enclosing,
  inPrelude,
  isWithin,
  moduleAround,
  parentOf,
  type Query,
} from './query.ts';
import type { RustReading } from './reading.ts';
import { isWord, Kind, kindAt, mentionsOf, nameOf } from './tokens.ts';
import { pathOf, type Segment } from './use-tree.ts';

/**
 * Looks a name up lexically and remembers the answer for every scope on the way. `unhidden`: the name is a crate's, in
 * a position where Rust would report an ambiguity (E0659) if a glob or macro brought in anything else, so nothing of
 * that kind hides it.
 */
export function lookUp(
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
  // An answer found while answering another question may lack what that question had already passed.
  if (depth === 0) for (const key of passed) known.set(key, answer);
  return answer;
}

/** Looks up the first segment of a use path. The declaration at `keyword` does not see the names that it binds. */
export function headOfUse(
  query: Query,
  place: Module,
  name: string,
  global: boolean,
  keyword: number,
  depth: number,
): Meaning {
  const { context, root } = query;
  if (context.edition2015) {
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

/** A scope that binds one name more often than this is not examined: nobody writes such code. */
const MOST = 64;

/** What a scope itself binds: explicit names, then globs. `value` if only values have the name. */
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
    // An import of the crate inside a macro's arguments is believed, both before and after it is renamed.
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
  // An unhidden crate needs no further search; anything else may come from a glob.
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

/** What a glob import of `target` brings into `place` under `name`. */
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
    // Nothing is known about a file that was not given, but such a file rarely declares a crate's name.
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
      const inline = inlineModule(outline, binding.keyword);
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

/** Crates that never re-export one of the renamed crates. */
const STANDARD = ['std', 'core', 'alloc'];

/**
 * Whether the file calls `name` as a macro or function. Then an import of it brings in that, and no path leads through
 * it.
 */
function isCalled(query: Query, { tokens }: RustReading, file: string, name: string): boolean {
  const key = `${file}\n${name}`;
  let called = query.called.get(key);
  if (called === undefined) {
    called = mentionsOf(tokens, name).some((token) => isCallOf(tokens, token));
    query.called.set(key, called);
  }
  return called;
}

/** Follows a path of the use declaration at `keyword`. */
function followUse(
  query: Query,
  place: Module,
  segment: Segment,
  keyword: number,
  depth: number,
): Meaning {
  if (segment.length > DEEPEST) return doubt('missing');
  const { global } = segment;
  return follow(query, place, pathOf(segment), depth, (name) =>
    headOfUse(query, place, name, global, keyword, depth),
  );
}

/** Follows a path outside `use` declarations: in edition 2015, only `::` makes it begin at the crate root. */
export function followPath(query: Query, place: Module, path: readonly number[]): Meaning {
  const { context } = query;
  const { tokens } = context.read(place.file) ?? {};
  const global = tokens !== undefined && kindAt(tokens, (path[0] ?? 0) - 1) === Kind.PathSep;
  return follow(query, place, path, 0, (name) =>
    context.edition2015 && !global
      ? lookUp(query, place.file, place.scope, name, false, 0)
      : headOfUse(query, place, name, global, -1, 0),
  );
}

/** Follows a path segment by segment. `headOf` says what its first name means. */
export function follow(
  query: Query,
  place: Module,
  path: readonly number[],
  depth: number,
  headOf: (name: string) => Meaning,
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
    at = headOf(nameOf(tokens, first));
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
      // What a crate exports under its own name is a function or macro: `gemm::gemm`, `paste::paste`.
      if (context.crates.has(name)) return VALUE;
      return at.kind === 'fork' ? FORK : FOREIGN;
    } else return at;
  }
  if (!isMade || at.kind === 'elsewhere') return at;
  return at.kind === 'module'
    ? { kind: 'doubt', doubt: 'macro', within: at.module }
    : doubt('macro');
}
