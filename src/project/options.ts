/**
 * Reads the migration's options as they are stored and shared, and trusts nothing. `forks` and `catalogue` are not among
 * them: rows come with the page or from a file of the project that everybody can see, never from an option.
 */
import type { MigrationOptions, RowSwitch } from '../engine/host.ts';

/** What the user can choose, with all values. */
export type Choices = Required<Omit<MigrationOptions, 'forks' | 'catalogue' | 'undecoded'>>;

/** The options in a value from outside. Unknown options and values that an option can't have are ignored. */
export function readOptions(value: unknown): MigrationOptions {
  const own = (name: string): unknown =>
    isRecord(value) && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  const strategy = oneOf(own('strategy'), ['rename', 'alias'] as const);
  const patchScope = oneOf(own('patchScope'), ['guide', 'used'] as const);
  const outsideMatrix = oneOf(own('outsideMatrix'), ['hold', 'migrate'] as const);
  const [shim, docs, projectRules] = [own('shim'), own('docs'), own('projectRules')];
  const crateIn = texts(own('crateIn'));
  const switches = readSwitches(own('switches'));
  const accept = texts(own('accept')).filter((id) => id.length <= 60);
  return {
    ...(strategy && { strategy }),
    ...(patchScope && { patchScope }),
    ...(outsideMatrix && { outsideMatrix }),
    ...(typeof shim === 'boolean' && { shim }),
    ...(typeof docs === 'boolean' && { docs }),
    ...(crateIn.length > 0 && { crateIn }),
    ...(switches.length > 0 && { switches }),
    ...(typeof projectRules === 'boolean' && { projectRules }),
    ...(accept.length > 0 && { accept }),
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** One switch for each row; the last one counts. */
function readSwitches(value: unknown): readonly RowSwitch[] {
  const switches = new Map<string, RowSwitch>();
  for (const one of Array.isArray(value) ? value : []) {
    if (!isRecord(one)) continue;
    const row: unknown = Reflect.get(one, 'row');
    const to = oneOf(Reflect.get(one, 'to'), ['on', 'off', 'back'] as const);
    if (typeof row === 'string' && to) switches.set(row, { row, to });
  }
  return [...switches.values()];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf<T>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}
