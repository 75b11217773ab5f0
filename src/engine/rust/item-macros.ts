/**
 * Items that macros may declare: which names are passed to the item macros of a file, and what the bodies of its
 * `macro_rules!` do with names. Nothing is known about macros defined elsewhere.
 */
import { addUnder } from '../text/append.ts';
import { calledMacro } from './attributes.ts';
import { declaresValue, VALUE_MACROS } from './macro-calls.ts';
import { precedesItem, scopeAt } from './outline.ts';
import type { RustReading } from './reading.ts';
import { isName, isWord, Kind, kindAt, nameOf, type Tokens } from './tokens.ts';

/** The macros that a file calls in the position of items and statements. */
export interface ItemMacros {
  /** For each scope, the macros called there. */
  readonly calls: ReadonlyMap<number, ReadonlySet<string>>;
  /** For each name, the scopes in which a macro is given that bare name and so may declare it. */
  readonly given: ReadonlyMap<string, ReadonlySet<number>>;
  /** The scopes in which a macro is called that may declare modules under any name. */
  readonly making: ReadonlySet<number>;
}

export function readItemMacros(reading: RustReading): ItemMacros {
  const { tokens, groups, outline } = reading;
  const calls = new Map<number, Set<string>>();
  const given = new Map<string, Set<number>>();
  const making = new Set<number>();
  const values = new Set<string>();
  const bodies = readMacroBodies(reading);
  /** For each macro's token, the scope in which it may declare the names it is given, or -1. */
  const known = new Map<number, number>();
  const declaring = (macro: number): number => {
    let scope = known.get(macro);
    if (scope === undefined) {
      const name = nameOf(tokens, macro);
      const harmless = VALUE_MACROS.has(name) || bodyOf(tokens, bodies, macro)?.declares === false;
      scope = !harmless && beginsItem(tokens, macro) ? scopeAt(outline, macro) : -1;
      known.set(macro, scope);
    }
    return scope;
  };
  for (let i = 0; i < tokens.count; i++) {
    if (!isName(tokens, i)) continue;
    if (isMacroCall(tokens, i) && beginsItem(tokens, i)) {
      const scope = scopeAt(outline, i);
      const own = calls.get(scope);
      const name = nameOf(tokens, i);
      if (own) own.add(name);
      else calls.set(scope, new Set([name]));
      const body = bodyOf(tokens, bodies, i);
      if (body ? body.declares || body.names.size > 0 : !VALUE_MACROS.has(name)) making.add(scope);
    }
    if (declaresValue(tokens, i)) values.add(nameOf(tokens, i));
    if (!standsAlone(tokens, i)) continue;
    let open = (groups.inside[i] ?? 0) - 1;
    // A list inside the arguments: `ops!([gemm, axpy])`.
    for (let steps = 0; steps < DEEPEST && isPlainList(tokens, open); steps++) {
      open = (groups.inside[open] ?? 0) - 1;
    }
    const macro = calledMacro(tokens, open);
    const scope = macro === -1 ? -1 : declaring(macro);
    if (scope === -1) continue;
    const name = nameOf(tokens, i);
    const scopes = given.get(name);
    if (scopes) scopes.add(scope);
    else given.set(name, new Set([scope]));
  }
  // Names that the file declares as values are passed to macros as values.
  for (const name of values) given.delete(name);
  return { calls, given, making };
}

/** What a `macro_rules!` does with the names that it is given. */
export interface MacroBody {
  /** Whether it may declare a module or type of such a name, which paths can go through. */
  readonly declares: boolean;
  /** Whether it may begin a path with such a name: `$name::…`. */
  readonly paths: boolean;
  /** The modules and types that it declares under fixed names. */
  readonly names: ReadonlySet<string>;
}

/** The macros that a file defines, by name. Several definitions of one name are merged. */
export function readMacroBodies(reading: RustReading): ReadonlyMap<string, MacroBody> {
  const { tokens, groups, outline } = reading;
  const drafts = new Map<string, Draft>();
  for (const { space, keyword, name } of outline.items) {
    if (space !== 'macro' || !isWord(tokens, keyword, 'macro_rules')) continue;
    const own = nameOf(tokens, name);
    const draft = drafts.get(own) ?? {
      declares: false,
      paths: false,
      names: new Set(),
      passesTo: new Set(),
    };
    drafts.set(own, draft);
    readBody(reading, name + 1, groups.partner[name + 1] ?? 0, draft);
  }
  // It may also pass its names to other macros, which do the rest.
  const callers = new Map<string, string[]>();
  for (const [caller, { passesTo }] of drafts) {
    for (const callee of passesTo) {
      addUnder(callers, callee, caller);
    }
  }
  for (const flag of ['declares', 'paths'] as const) {
    const waiting = [...callers.keys()].filter((name) => drafts.get(name)?.[flag] ?? true);
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      for (const caller of callers.get(name) ?? []) {
        const draft = drafts.get(caller);
        if (!draft || draft[flag]) continue;
        draft[flag] = true;
        waiting.push(caller);
      }
    }
  }
  return drafts;
}

/** The body of the macro that is called at `macro`, by its name or through `crate`, if this file defines it. */
export function bodyOf(
  tokens: Tokens,
  bodies: ReadonlyMap<string, MacroBody>,
  macro: number,
): MacroBody | undefined {
  const isOwn =
    kindAt(tokens, macro - 1) !== Kind.PathSep ||
    isWord(tokens, macro - 2, 'crate') ||
    isWord(tokens, macro - 2, 'self');
  return isOwn ? bodies.get(nameOf(tokens, macro)) : undefined;
}

interface Draft extends MacroBody {
  declares: boolean;
  paths: boolean;
  readonly names: Set<string>;
  readonly passesTo: Set<string>;
}

const DECLARING = new Set(['mod', 'struct', 'enum', 'union', 'trait', 'type', 'macro']);

function readBody(reading: RustReading, open: number, close: number, draft: Draft): void {
  const { tokens, groups, outline } = reading;
  for (let i = open + 1; i < close; i++) {
    const kind = kindAt(tokens, i);
    if (kind === Kind.Dollar) {
      if (kindAt(tokens, i + 2) === Kind.PathSep) draft.paths = true;
      // `$call!(…)` calls whatever macro it is given.
      if (isName(tokens, i + 1) && kindAt(tokens, i + 2) === Kind.Bang) {
        draft.declares = true;
        draft.paths = true;
      }
      if (!isVariableAlone(tokens, i)) continue;
      const inner = (groups.inside[i] ?? 0) - 1;
      const macro = calledMacro(tokens, repetitionAround(reading, inner));
      if (macro > open && !VALUE_MACROS.has(nameOf(tokens, macro))) {
        draft.passesTo.add(nameOf(tokens, macro));
      }
      continue;
    }
    if (kind !== Kind.Ident || kindAt(tokens, i - 1) === Kind.Dollar) continue;
    const word = nameOf(tokens, i);
    const next = kindAt(tokens, i + 1);
    const isGiven = next === Kind.Dollar || next === Kind.OpenBracket;
    if (DECLARING.has(word)) {
      if (isGiven) draft.declares = true;
      else if (isName(tokens, i + 1) && !isAssociated(outline, i)) {
        draft.names.add(nameOf(tokens, i + 1));
      }
    } else if (word === 'use' || (word === 'extern' && isWord(tokens, i + 1, 'crate'))) {
      for (; i < close && kindAt(tokens, i) !== Kind.Semicolon; i++) {
        if (kindAt(tokens, i) === Kind.Dollar && !isWord(tokens, i + 1, 'crate')) {
          draft.declares = true;
          draft.paths = true;
        }
      }
    }
  }
}

function isAssociated(outline: RustReading['outline'], token: number): boolean {
  return outline.scopes[scopeAt(outline, token)]?.kind === 'assoc';
}

/** Whether the variable at the `$` is an argument of its own, alone between separators. */
function isVariableAlone(tokens: Tokens, dollar: number): boolean {
  return (
    isName(tokens, dollar + 1) &&
    BEFORE.has(kindAt(tokens, dollar - 1)) &&
    AFTER.has(kindAt(tokens, dollar + 2))
  );
}

/** Leaves repetitions `$( … )` and lists, and returns the group that follows the called macro's name. */
function repetitionAround({ tokens, groups }: RustReading, open: number): number {
  let at = open;
  for (let steps = 0; steps < DEEPEST; steps++) {
    if (kindAt(tokens, at - 1) !== Kind.Dollar && !isPlainList(tokens, at)) break;
    at = (groups.inside[at] ?? 0) - 1;
  }
  return at;
}

const DEEPEST = 8;

/** The kinds of tokens between which a word is alone. */
const BEFORE = new Set<number>([
  Kind.OpenParen,
  Kind.OpenBracket,
  Kind.OpenBrace,
  Kind.Comma,
  Kind.Semicolon,
]);
const AFTER = new Set<number>([
  Kind.CloseParen,
  Kind.CloseBracket,
  Kind.CloseBrace,
  Kind.Comma,
  Kind.Semicolon,
  Kind.FatArrow,
]);

function standsAlone(tokens: Tokens, token: number): boolean {
  return BEFORE.has(kindAt(tokens, token - 1)) && AFTER.has(kindAt(tokens, token + 1));
}

/** Whether the group that opens at `open` follows a separator, so that it is not the arguments of a call. */
function isPlainList(tokens: Tokens, open: number): boolean {
  const before = kindAt(tokens, open - 1);
  return open > 0 && (BEFORE.has(before) || before === Kind.Colon || before === Kind.Equals);
}

function isMacroCall(tokens: Tokens, name: number): boolean {
  if (kindAt(tokens, name + 1) !== Kind.Bang) return false;
  const open = kindAt(tokens, name + 2);
  return open === Kind.OpenParen || open === Kind.OpenBracket || open === Kind.OpenBrace;
}

/** Whether the call of the macro named at `macro` is in the position of an item. */
function beginsItem(tokens: Tokens, macro: number): boolean {
  let first = macro;
  while (kindAt(tokens, first - 1) === Kind.PathSep && macro - first < 64) {
    first -= isName(tokens, first - 2) ? 2 : 1;
  }
  return precedesItem(kindAt(tokens, first - 1));
}
