/**
 * Finds the command of a key press by the key's place, so that it also works with Alt on a Mac, which types other
 * characters.
 */
import type { Command } from './commands.ts';

const onMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Runs the command of a key press; `false` if there is none. */
export function runShortcut(event: KeyboardEvent, commands: readonly Command[]): boolean {
  const pressed = keysOf(event);
  const reads = !writes(event.target);
  const command = commands.find(
    ({ keys, whileReading: also }) =>
      keys === pressed || (reads && also !== undefined && (also === pressed || also === event.key)),
  );
  if (!command || command.enabled?.() === false) return false;
  command.run();
  return true;
}

/** `Mod+Shift+KeyS` as people read it: `Ctrl+Shift+S`, `⌘⇧S`. */
export function shownKeys(keys: string): string {
  const names: Readonly<Record<string, string>> = onMac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };
  const signs: Readonly<Record<string, string>> = {
    ArrowDown: '↓',
    ArrowUp: '↑',
    PageDown: 'Page Down',
    PageUp: 'Page Up',
    Slash: '/',
  };
  return keys
    .split('+')
    .map((part) => names[part] ?? signs[part] ?? part.replace(/^(Key|Digit)/, ''))
    .join(onMac ? '' : '+');
}

/** Whether characters typed there become text. */
function writes(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio]), textarea'))
  );
}

function keysOf(event: KeyboardEvent): string {
  const mod = onMac ? event.metaKey : event.ctrlKey;
  const parts = [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && 'Shift', event.code];
  return parts.filter(Boolean).join('+');
}
