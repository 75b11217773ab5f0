/** What may declare a name that no item shows: macros called as items, and modules whose rest comes from elsewhere. */
import { type ItemMacros, readItemMacros } from './item-macros.ts';
import { doubt, type Meaning } from './meaning.ts';
import type { Module } from './modules.ts';
import type { Query } from './query.ts';
import type { RustReading } from './reading.ts';
import { isWord } from './tokens.ts';

/** Whether a macro that is called in the scope as an item may declare the name: it is given it, or its body says so. */
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

/** What declares a name of a module that is not to be found in it: a macro, if any may, or a file that was not given. */
export function ofNobody(query: Query, module: Module): Meaning {
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
