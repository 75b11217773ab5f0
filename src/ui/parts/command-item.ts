/** A command as an entry of a menu. */
import type { Command } from '../commands.ts';
import { shownKeys } from '../shortcuts.ts';
import type { MenuItem } from './menu.tsx';

export function menuItem(command: Command): MenuItem {
  return {
    label: command.label,
    keys: command.keys && shownKeys(command.keys),
    disabled: command.enabled?.() === false,
    run: command.run,
  };
}
