/**
 * What may declare a name without a visible item: macros called as items, and modules whose content partly comes from
 * elsewhere.
 */
import { type ItemMacros, readItemMacros } from './item-macros.ts';
import { doubt, type Meaning } from './meaning.ts';
import type { Module } from './modules.ts';
import type { Query } from './query.ts';
import type { RustReading } from './reading.ts';
import { isWord } from './tokens.ts';

/**
 * Whether a macro called as an item in this scope may declare the name, because it is given the name or its body
 * contains it.
 */
export function mayDeclare(
  query: Query,
  place: Module,
  reading: RustReading,
  name: string,
): boolean {
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

/** Why a name can't be found in a module: a macro may declare it, or a file that was not given. */
export function ofNobody(query: Query, module: Module): Meaning {
  const reading = query.context.read(module.file);
  if (!reading) return doubt('missing');
  const globs = reading.names.globs.get(module.scope) ?? [];
  // The module imports from another crate, and the name may come from there.
  if (globs.some(({ leaf }) => leaf.path && !isLocal(reading, leaf.path.first))) {
    return doubt('missing');
  }
  const { making } = itemMacrosOf(query, module.file, reading);
  return making.has(module.scope) ? doubt('macro') : doubt('missing');
}

function isLocal({ tokens }: RustReading, head: number): boolean {
  return ['crate', 'self', 'super'].some((word) => isWord(tokens, head, word));
}
