/** Everything the page can do, listed once: buttons, menus, shortcuts and the help sheet are made from this list. */
import { createContext, useContext } from 'solid-js';
import { displayPath } from '../project/paths.ts';
import { layouts, themes } from '../state/preferences.ts';
import type { Store } from '../state/store.ts';
import type { Page } from './page.ts';
import type { IconName } from './parts/icon.tsx';
import { enterNextRegion } from './parts/region-focus.ts';
import { text } from './text.ts';

export type CommandGroup = keyof typeof text.groups;

/** Open, Download, and More, which holds what has no room of its own on a small screen. */
export type MenuName = 'open' | 'download' | 'more';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** What it is about, for menus and the palette: the file, where nothing around them names it. */
  readonly detail?: () => string | undefined;
  readonly group: CommandGroup;
  /** Modifiers and a `KeyboardEvent.code`: `Mod+KeyS`, `Alt+ArrowDown`. `Mod` is Command on a Mac. */
  readonly keys?: string;
  /** A character, or keys, that do the same wherever the user is not writing: an editor has an undo of its own. */
  readonly whileReading?: string;
  readonly icon?: IconName;
  /** The menu that lists it, in the order of this list. */
  readonly menu?: MenuName;
  readonly enabled?: () => boolean;
  readonly run: () => void;
}

export function createCommands(store: Store, page: Page): readonly Command[] {
  const actions = text.actions;
  const hasResult = () => store.outcome.migration() !== null;
  const hasChanges = () => store.outcome.changed().length > 0;
  const hasFile = () => store.selection.path() !== null;
  const path = () => store.selection.path() ?? '';
  const shownPath = () => (hasFile() ? displayPath(path()) : undefined);
  const canApply = () => page.canApply(path());
  const { takeIn, takeOut } = page;

  return [
    ...inGroup('project', [
      {
        id: 'open-files',
        label: text.takeIn.files,
        menu: 'open',
        keys: 'Mod+KeyO',
        icon: 'open',
        run: page.pickFiles,
      },
      {
        id: 'open-folder',
        label: text.takeIn.folder,
        menu: 'open',
        keys: 'Mod+Shift+KeyO',
        icon: 'folder',
        run: page.pickFolder,
      },
      {
        id: 'new-file',
        label: text.takeIn.newFile,
        menu: 'open',
        keys: 'Alt+KeyN',
        icon: 'plus',
        run: () => page.ask({ kind: 'new-file' }),
      },
      {
        id: 'new-project',
        label: text.takeIn.newProject,
        menu: 'open',
        run: page.newProject,
      },
      {
        id: 'earlier-work',
        label: text.takeIn.earlier,
        menu: 'open',
        run: () => page.ask({ kind: 'earlier' }),
      },
      {
        id: 'paste',
        label: text.takeIn.paste,
        keys: 'Alt+KeyV',
        icon: 'paste',
        run: () => page.ask({ kind: 'paste' }),
      },
      {
        id: 'undo',
        label: actions.undo,
        keys: 'Alt+KeyZ',
        whileReading: 'Mod+KeyZ',
        icon: 'undo',
        enabled: () => store.project.undoLabel() !== null,
        run: page.undo,
      },
      {
        id: 'redo',
        label: actions.redo,
        menu: 'more',
        keys: 'Alt+Shift+KeyZ',
        whileReading: 'Mod+Shift+KeyZ',
        icon: 'redo',
        enabled: () => store.project.redoLabel() !== null,
        run: page.redo,
      },
      {
        id: 'cancel',
        label: actions.cancel,
        enabled: () => store.run.busy() || takeIn.busy() || takeOut.packing() !== null,
        run: page.cancel,
      },
    ]),
    ...inGroup('changes', [
      {
        id: 'next-change',
        label: actions.nextChange,
        keys: 'Alt+ArrowDown',
        icon: 'next',
        run: () => page.step(1),
      },
      {
        id: 'previous-change',
        label: actions.previousChange,
        keys: 'Alt+ArrowUp',
        icon: 'previous',
        run: () => page.step(-1),
      },
      {
        id: 'next-file',
        label: actions.nextFile,
        keys: 'Alt+PageDown',
        run: () => page.stepFile(1),
      },
      {
        id: 'previous-file',
        label: actions.previousFile,
        keys: 'Alt+PageUp',
        run: () => page.stepFile(-1),
      },
      {
        id: 'all-changes',
        label: text.review.all,
        keys: 'Alt+Digit0',
        icon: 'changes',
        enabled: () => page.order().length > 0,
        run: page.openAll,
      },
      {
        id: 'review-file',
        label: actions.reviewFile,
        keys: 'Alt+KeyR',
        enabled: () => page.order().includes(path()),
        run: () => page.reviewHere(path(), !store.review.done().has(path())),
      },
      {
        id: 'keep-mine',
        label: actions.keepHere,
        keys: 'Alt+KeyK',
        run: () => void page.view()?.keepHere(),
      },
      {
        id: 'keep-file',
        label: actions.keepFile,
        keys: 'Alt+Shift+KeyK',
        enabled: () => canApply() && (store.outcome.statuses().get(path())?.changes ?? 0) > 0,
        run: () => page.applyFiles(path(), [path()], false),
      },
      {
        id: 'take-file',
        label: actions.takeFile,
        enabled: () => (store.outcome.statuses().get(path())?.kept ?? 0) > 0,
        run: () => page.applyFiles(path(), [path()], true),
      },
    ]),
    ...inGroup('out', [
      {
        id: 'download-changed',
        label: text.takeOut.changed,
        menu: 'download',
        keys: 'Mod+KeyS',
        icon: 'download',
        enabled: hasChanges,
        run: () => void takeOut.changed(),
      },
      {
        id: 'download-all',
        label: text.takeOut.all,
        menu: 'download',
        keys: 'Mod+Shift+KeyS',
        icon: 'download',
        enabled: hasResult,
        run: () => void takeOut.all(),
      },
      {
        id: 'download-file',
        label: text.takeOut.file,
        detail: shownPath,
        menu: 'download',
        icon: 'download',
        enabled: hasFile,
        run: () => void takeOut.file(),
      },
      {
        id: 'download-patch',
        label: text.takeOut.patch,
        menu: 'download',
        keys: 'Alt+KeyP',
        icon: 'download',
        enabled: hasChanges,
        run: () => void takeOut.patch(),
      },
      {
        id: 'save',
        label: text.takeOut.save,
        keys: 'Alt+KeyS',
        icon: 'save',
        enabled: () => store.project.folder() !== null && hasResult(),
        run: () => page.ask({ kind: 'save' }),
      },
      {
        id: 'copy-file',
        label: text.takeOut.copyFile,
        detail: shownPath,
        menu: 'download',
        keys: 'Alt+KeyC',
        icon: 'copy',
        enabled: hasFile,
        run: () => void takeOut.copyFile(),
      },
      {
        id: 'copy-patch-block',
        label: text.takeOut.copyPatchBlock,
        menu: 'download',
        icon: 'copy',
        enabled: () => Boolean(store.outcome.migration()?.patch),
        run: () => void takeOut.copyPatchBlock(),
      },
      {
        id: 'copy-commands',
        label: text.takeOut.copyCommands,
        menu: 'download',
        icon: 'copy',
        enabled: () => (store.outcome.migration()?.commands.length ?? 0) > 0,
        run: () => void takeOut.copyCommands(),
      },
      {
        id: 'copy-pull-request',
        label: text.takeOut.copyPullRequest,
        menu: 'download',
        icon: 'copy',
        enabled: hasChanges,
        run: () => void takeOut.copyPullRequest(),
      },
    ]),
    ...inGroup('view', [
      ...layouts.map((layout, index) => ({
        id: `layout-${layout}`,
        label: `${text.diff.layout}: ${text.diff.layouts[layout]}`,
        keys: `Alt+Digit${index + 1}`,
        run: () => page.show(layout),
      })),
      ...themes.map((theme) => ({
        id: `theme-${theme}`,
        label: `${actions.theme}: ${text.themes[theme]}`,
        icon: theme,
        run: () => store.prefer({ theme }),
      })),
      {
        id: 'toggle-left',
        label: text.panes.toggle.left,
        keys: 'Mod+KeyB',
        icon: 'left',
        run: () => page.togglePane('left'),
      },
      {
        id: 'toggle-right',
        label: text.panes.toggle.right,
        keys: 'Mod+KeyJ',
        icon: 'panels',
        run: () => page.togglePane('right'),
      },
      {
        id: 'next-region',
        label: actions.nextRegion,
        keys: 'F6',
        run: () => enterNextRegion(1),
      },
      {
        id: 'previous-region',
        label: actions.previousRegion,
        keys: 'Shift+F6',
        run: () => enterNextRegion(-1),
      },
      {
        id: 'only-changed',
        label: actions.onlyChanged,
        keys: 'Alt+KeyO',
        run: () => store.prefer({ onlyChanged: !store.onlyChanged() }),
      },
      {
        id: 'filter',
        label: actions.filter,
        keys: 'Alt+KeyF',
        icon: 'search',
        run: page.focusFilter,
      },
      {
        id: 'search',
        label: actions.search,
        menu: 'more',
        keys: 'Mod+Shift+KeyF',
        icon: 'search',
        run: page.search,
      },
      {
        id: 'next-place',
        label: actions.nextPlace,
        keys: 'F4',
        enabled: page.inText,
        run: () => page.stepPlace(1),
      },
      {
        id: 'previous-place',
        label: actions.previousPlace,
        keys: 'Shift+F4',
        enabled: page.inText,
        run: () => page.stepPlace(-1),
      },
    ]),
    ...inGroup('help', [
      {
        id: 'palette',
        label: actions.palette,
        menu: 'more',
        keys: 'Mod+KeyK',
        icon: 'search',
        run: () => page.ask({ kind: 'palette' }),
      },
      {
        id: 'help',
        label: actions.help,
        menu: 'more',
        keys: 'F1',
        icon: 'help',
        run: () => page.ask({ kind: 'help' }),
      },
      {
        id: 'shortcuts',
        label: actions.shortcuts,
        menu: 'more',
        keys: 'Mod+Slash',
        whileReading: '?',
        run: () => page.ask({ kind: 'shortcuts' }),
      },
    ]),
  ];
}

function inGroup(
  group: CommandGroup,
  commands: readonly Omit<Command, 'group'>[],
): readonly Command[] {
  return commands.map((command) => ({ ...command, group }));
}

export const CommandsContext = createContext<readonly Command[]>([]);

/** The commands of a menu. */
export function useMenu(): (menu: MenuName) => readonly Command[] {
  const commands = useContext(CommandsContext);
  return (menu) => commands.filter((one) => one.menu === menu);
}

export function useCommands(): (id: string) => Command {
  const commands = useContext(CommandsContext);
  return (id) => {
    const command = commands.find((one) => one.id === id);
    if (!command) throw new Error(`There is no command "${id}".`);
    return command;
  };
}
