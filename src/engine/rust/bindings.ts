/** Which names each scope of a file binds, and its glob imports: an index of the outline and the use trees. */
import { addUnder } from '../text/append.ts';
import type { Groups } from './groups.ts';
import type { Outline, Space } from './outline.ts';
import { means, nameOf, type Tokens } from './tokens.ts';
import { boundName, type Leaf, readUseTree } from './use-tree.ts';

export interface Binding {
  readonly scope: number;
  /** The item's own space, or else how the name is imported. */
  readonly how: Space | 'use' | 'extern';
  /** The token of the bound name. */
  readonly token: number;
  /** The item's keyword; its attributes and visibility come before it. */
  readonly keyword: number;
  /** Only for `use`. */
  readonly leaf: Leaf | null;
  readonly viaMacro: boolean;
}

export interface Glob {
  readonly scope: number;
  readonly keyword: number;
  readonly leaf: Leaf;
}

export interface FileNames {
  readonly byName: Pick<ReadonlyMap<string, NamedBindings>, 'get' | 'has'>;
  /** By scope. */
  readonly globs: ReadonlyMap<number, readonly Glob[]>;
  /** The leaves of every use declaration, in the outline's order. */
  readonly leaves: readonly (readonly Leaf[])[];
  /** For each name, the leaves whose path begins with it. Every rename looks its own name up. */
  readonly usesByHead: ReadonlyMap<string, readonly UseByHead[]>;
}

/** All bindings of one name in a file. Scopes are indexed only if several of them bind it. */
export class NamedBindings {
  private readonly first: Binding[];
  private scopes: Map<number, Binding[]> | null = null;

  constructor(first: Binding) {
    this.first = [first];
  }

  add(binding: Binding): void {
    if (!this.scopes && binding.scope === this.first[0]?.scope) this.first.push(binding);
    else {
      this.scopes ??= new Map([[this.first[0]?.scope ?? 0, this.first]]);
      addUnder(this.scopes, binding.scope, binding);
    }
  }

  /** The bindings in one scope. */
  get(scope: number): readonly Binding[] | undefined {
    if (this.scopes) return this.scopes.get(scope);
    return this.first[0]?.scope === scope ? this.first : undefined;
  }

  /** The bindings of each scope that has any. */
  values(): Iterable<readonly Binding[]> {
    return this.scopes?.values() ?? [this.first];
  }
}

/**
 * The bindings of a file by name. Most names are bound once, and nobody asks for them: these are kept as they are, because
 * a file may have a million.
 */
class BindingsByName {
  private readonly known = new Map<string, Binding | NamedBindings>();

  add(name: string, binding: Binding): void {
    if (this.known.has(name)) this.get(name)?.add(binding);
    else this.known.set(name, binding);
  }

  get(name: string): NamedBindings | undefined {
    const known = this.known.get(name);
    if (known === undefined || known instanceof NamedBindings) return known;
    const all = new NamedBindings(known);
    this.known.set(name, all);
    return all;
  }

  has(name: string): boolean {
    return this.known.has(name);
  }
}

/** The leaves of one use declaration (an index into `FileNames.leaves`) whose path begins with one name. */
export interface UseByHead {
  readonly use: number;
  readonly leaves: readonly Leaf[];
}

export function readNames(tokens: Tokens, groups: Groups, outline: Outline): FileNames {
  const byName = new BindingsByName();
  const globs = new Map<number, Glob[]>();
  const leaves: (readonly Leaf[])[] = [];
  const bind = (binding: Binding): void => byName.add(nameOf(tokens, binding.token), binding);
  for (const { scope, space, name, keyword, viaMacro } of outline.items) {
    // The items of an impl or trait can only be reached through it, not by their name alone.
    if (outline.scopes[scope]?.kind === 'assoc' && space !== 'module') continue;
    bind({ scope, how: space, token: name, keyword, leaf: null, viaMacro });
  }
  for (const { scope, name, alias, keyword } of outline.externCrates) {
    const token = alias === -1 ? name : alias;
    bind({ scope, how: 'extern', token, keyword, leaf: null, viaMacro: false });
  }
  for (const { scope, keyword, end, viaMacro } of outline.uses) {
    const tree = readUseTree(tokens, groups, keyword, end);
    leaves.push(tree);
    for (const leaf of tree) {
      if (leaf.kind === 'glob') addUnder(globs, scope, { scope, keyword, leaf });
      const token = boundName(tokens, leaf);
      if (token !== -1) bind({ scope, how: 'use', token, keyword, leaf, viaMacro });
    }
  }
  let usesByHead: FileNames['usesByHead'] | null = null;
  return {
    byName,
    globs,
    leaves,
    get usesByHead() {
      usesByHead ??= indexByHead(tokens, leaves);
      return usesByHead;
    },
  };
}

function indexByHead(
  tokens: Tokens,
  leaves: readonly (readonly Leaf[])[],
): FileNames['usesByHead'] {
  const byHead = new Map<string, UseByHead[]>();
  for (const [use, tree] of leaves.entries()) {
    const head = tree[0]?.path?.first ?? -1;
    // As nearly all trees are: `use a::{b, c};`.
    const isOfOne = tree.every(({ path }) => path?.first === head);
    const own = isOfOne ? new Map([[nameOf(tokens, head), tree]]) : leavesByHead(tokens, tree);
    for (const [name, leaves] of own) addUnder(byHead, name, { use, leaves });
  }
  return byHead;
}

function leavesByHead(tokens: Tokens, tree: readonly Leaf[]): ReadonlyMap<string, readonly Leaf[]> {
  const byHead = new Map<string, Leaf[]>();
  for (const leaf of tree) {
    if (leaf.path) addUnder(byHead, nameOf(tokens, leaf.path.first), leaf);
  }
  return byHead;
}

/** Whether a file binds `name` to anything but the crate of that name. */
export function bindsOther(
  { tokens, names }: { readonly tokens: Tokens; readonly names: FileNames },
  name: string,
): boolean {
  for (const bindings of names.byName.get(name)?.values() ?? []) {
    for (const { how, leaf } of bindings) {
      if (how === 'module' || how === 'type') return true;
      if (how === 'use' && leaf?.path && !means(tokens, leaf.path.first, name)) return true;
    }
  }
  return false;
}
