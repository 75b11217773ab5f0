/**
 * Everything by its name: commands, panels, files, findings. The keyboard stays in the field; arrows move through what
 * was found, Enter takes it.
 */
import { createMemo, createSignal, createUniqueId, For, onMount, Show, useContext } from 'solid-js';
import { examples } from '../../project/examples/gallery.ts';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { CommandsContext } from '../commands.ts';
import { usePage } from '../page.ts';
import { shownPanels } from '../panels/panels.tsx';
import { arrowTarget } from '../parts/arrow-keys.ts';
import { shownKeys } from '../shortcuts.ts';
import { text } from '../text.ts';
import { type Entry, find } from './entries.ts';
import './palette.css';

export function Palette(props: { onClose: () => void }) {
  const store = useStore();
  const page = usePage();
  const commands = useContext(CommandsContext);
  const id = createUniqueId();
  const [typed, setTyped] = createSignal('');
  const [at, setAt] = createSignal(0);
  let dialog: HTMLDialogElement | undefined;
  let list: HTMLDivElement | undefined;

  // Read once, because nothing of it changes while the palette is open.
  const entries: readonly Entry[] = [
    ...commands
      .filter((command) => command.id !== 'palette' && command.enabled?.() !== false)
      .map(({ label, detail: about, keys, group, run }): Entry => {
        const detail = about?.() ?? text.groups[group];
        return { group: 'commands', label, detail, keys: keys && shownKeys(keys), run };
      }),
    ...shownPanels(store).map((panel): Entry => {
      return { group: 'panels', label: text.tabs[panel.id], run: () => page.leadTo(panel.id) };
    }),
    ...[...store.project.paths(), ...store.outcome.createdPaths()].map((path): Entry => {
      const slash = path.lastIndexOf('/') + 1;
      const [label, detail] = [path.slice(slash), path.slice(0, slash)].map(displayPath);
      return { group: 'files', label: label ?? path, detail, run: () => page.openFile(path) };
    }),
    ...store.outcome.findings().map(({ message, path, line, from, to }): Entry => {
      const detail = path === null ? undefined : text.findings.place(displayPath(path), line);
      const run = () =>
        path !== null && from !== undefined && to !== undefined
          ? page.goTo(path, from, to)
          : page.leadTo('findings');
      return { group: 'findings', label: message, detail, run };
    }),
    ...examples.map(({ id, title, summary }): Entry => {
      const run = () => void page.session.openExample(id);
      return { group: 'examples', label: title, detail: summary, run };
    }),
  ];
  const found = createMemo(() => {
    const lists = find(entries, typed());
    const query = typed().trim();
    if (query === '') return lists;
    const search: Entry = {
      group: 'search',
      label: text.palette.search(query),
      run: () => page.search(query),
    };
    return [...lists, { group: 'search', entries: [search], more: 0 } as const];
  });
  const flat = createMemo(() => found().flatMap((one) => one.entries));
  const chosen = () => flat()[at()];

  onMount(() => dialog?.showModal());
  const go = (index: number) => {
    const { length } = flat();
    if (length === 0) return;
    setAt(index);
    list?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  };
  const take = (entry: Entry | undefined) => {
    if (!entry) return;
    // The keyboard is then back where it was before the command runs.
    dialog?.close();
    props.onClose();
    entry.run();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') event.stopPropagation();
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    // Home and End belong to the field.
    const next = /^Arrow/.test(event.key) ? arrowTarget(event, 'down', at(), flat().length) : null;
    if (next !== null) go(next);
    else if (event.key === 'PageDown') go(Math.min(at() + 8, flat().length - 1));
    else if (event.key === 'PageUp') go(Math.max(at() - 8, 0));
    else if (event.key === 'Enter') take(chosen());
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      class="dialog palette"
      aria-label={text.palette.title}
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === dialog) dialog?.close();
      }}
      onKeyDown={keys}
    >
      <div class="palette-body">
        <input
          type="text"
          role="combobox"
          aria-label={text.palette.title}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen() ? `${id}-${at()}` : undefined}
          aria-autocomplete="list"
          placeholder={text.palette.placeholder}
          autofocus
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
            if (list) list.scrollTop = 0;
          }}
        />
        <div
          ref={list}
          class="palette-list"
          id={`${id}-list`}
          role="listbox"
          aria-label={text.palette.list}
          tabIndex="-1"
        >
          <For each={found()}>
            {(part, index) => {
              const first = () =>
                found()
                  .slice(0, index())
                  .reduce((sum, { entries: before }) => sum + before.length, 0);
              return (
                <fieldset aria-labelledby={`${id}-${part.group}`}>
                  <h3 id={`${id}-${part.group}`} role="presentation" class="palette-group">
                    {text.palette.groups[part.group]}
                  </h3>
                  <For each={part.entries}>
                    {(entry, place) => (
                      <div
                        id={`${id}-${first() + place()}`}
                        class="palette-entry"
                        role="option"
                        tabIndex="-1"
                        aria-selected={first() + place() === at()}
                        onPointerMove={() => setAt(first() + place())}
                        onClick={() => take(entry)}
                        onKeyDown={() => undefined}
                      >
                        <span class="palette-words">
                          <span class="palette-label">{entry.label}</span>
                          <Show when={entry.detail}>
                            <span class="palette-detail">{entry.detail}</span>
                          </Show>
                        </span>
                        <Show when={entry.keys}>
                          <kbd>{entry.keys}</kbd>
                        </Show>
                      </div>
                    )}
                  </For>
                  <Show when={part.more > 0}>
                    <p class="palette-more" role="presentation">
                      {text.palette.more(part.more)}
                    </p>
                  </Show>
                </fieldset>
              );
            }}
          </For>
        </div>
        <Show when={flat().length === 0}>
          <p class="empty">{text.palette.none}</p>
        </Show>
        <p class="visually-hidden" role="status">
          {typed() === '' ? '' : text.palette.found(flat().length)}
        </p>
      </div>
    </dialog>
  );
}
