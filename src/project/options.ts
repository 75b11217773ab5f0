/**
 * The migration's options as they are stored and shared: the defaults, and a reading that takes
 * nothing on trust. `forks` is no part of it: a catalogue comes with the page, never from outside.
 */
import type { MigrationOptions } from '../engine/host.ts';

/** What the user can choose, each with its value. */
export type Choices = Required<
  Omit<MigrationOptions, 'forks' | 'catalogue' | 'accept' | 'undecoded'>
>;

/** What an option is when it is not given (the engine's contract). */
export const defaultOptions = {
  strategy: 'rename',
  patchScope: 'guide',
  outsideMatrix: 'hold',
  shim: false,
  docs: true,
  crateIn: [],
} as const satisfies Choices;

/** The options in a value from outside; whatever is not an option with a value it can have is passed over. */
export function readOptions(value: unknown): MigrationOptions {
  const own = (name: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? Reflect.get(value, name)
      : undefined;
  const strategy = oneOf(own('strategy'), ['rename', 'alias'] as const);
  const patchScope = oneOf(own('patchScope'), ['guide', 'used'] as const);
  const outsideMatrix = oneOf(own('outsideMatrix'), ['hold', 'migrate'] as const);
  const shim = oneOf(own('shim'), [true, false] as const);
  const docs = oneOf(own('docs'), [true, false] as const);
  const crateIn = paths(own('crateIn'));
  return {
    ...(strategy !== undefined && { strategy }),
    ...(patchScope !== undefined && { patchScope }),
    ...(outsideMatrix !== undefined && { outsideMatrix }),
    ...(shim !== undefined && { shim }),
    ...(docs !== undefined && { docs }),
    ...(crateIn.length > 0 && { crateIn }),
  };
}

function paths(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((path) => typeof path === 'string') : [];
}

function oneOf<T>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}
