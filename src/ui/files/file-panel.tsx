/** The left region: filter, "only changed", and the tree. */
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { text } from '../text.ts';
import { FileTree } from './file-tree.tsx';
import type { MenuPlace } from './tree-menu.tsx';
import { fileTree, type ShownKind, shownFiles, shownKinds, treeRows } from './tree-model.ts';
import './files.css';

const TreeMenu = lazy(() => import('./tree-menu.tsx'));
const SearchResults = lazy(() => import('./search-results.tsx'));

export function FilePanel() {
  const store = useStore();
  const page = usePage();
  /** The filter by name; a search in the text leaves the tree as it is. */
  const filter = () => (page.inText() ? '' : page.filter());
  const fieldLabel = () => (page.inText() ? text.actions.search : text.actions.filter);
  const [menu, setMenu] = createSignal<MenuPlace | null>(null);
  const [closed, setClosed] = createSignal<ReadonlySet<string>>(new Set());
  const tree = createMemo(() =>
    fileTree([...store.project.paths(), ...store.outcome.createdPaths()]),
  );
  const [chosen, setKind] = createSignal<ShownKind>('all');
  /** A project of one file has nothing to choose from. */
  const kind = () => (tree().size > 1 ? chosen() : 'all');
  const shown = createMemo(() =>
    shownFiles(tree(), store.outcome.statuses(), {
      filter: filter(),
      onlyChanged: store.onlyChanged(),
      kind: kind(),
    }),
  );
  const rows = createMemo(() => treeRows(shown(), store.outcome.statuses(), closed()));
  const hidden = () => tree().size - shown().size;

  const progress = () => text.review.progress(store.review.done().size, page.order().length);

  /** Moves from the field into the list of what it found. */
  const intoList = (event: KeyboardEvent) => {
    const list = document.querySelector<HTMLElement>('.files .tree, .files .found-place');
    if (!list) return;
    event.preventDefault();
    list.focus();
  };
  const toggle = (folder: string, open: boolean) =>
    setClosed((now) => {
      const next = new Set(now);
      if (open) next.delete(folder);
      else next.add(folder);
      return next;
    });

  return (
    <section class="files" aria-label={text.regions.files}>
      <Show when={tree().size > 0}>
        <h2 class="files-head">
          <span class="files-name">{displayPath(store.project.name())}</span>
          <Show when={store.project.snapshot().origin.kind !== 'own'}>
            <span class="files-origin">
              {store.project.snapshot().origin.kind === 'link'
                ? text.files.link
                : text.files.example}
            </span>
          </Show>
        </h2>
      </Show>
      <div class="files-tools">
        <label class="search">
          <Icon name="search" />
          <span class="visually-hidden">{fieldLabel()}</span>
          <input
            id="file-filter"
            type="search"
            placeholder={page.inText() ? text.files.searchShort : text.files.filterShort}
            autocomplete="off"
            spellcheck={false}
            value={page.filter()}
            onInput={(event) => page.setFilter(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'ArrowDown' && intoList(event)}
          />
        </label>
        <Button
          label={text.actions.search}
          icon="text"
          iconOnly="always"
          kind="quiet"
          pressed={page.inText()}
          onClick={() => (page.inText() ? page.focusFilter() : page.search())}
        />
        <Button
          label={text.takeIn.newFile}
          icon="plus"
          iconOnly="always"
          kind="quiet"
          onClick={() => page.ask({ kind: 'new-file' })}
        />
      </div>
      <Show
        when={!page.inText()}
        fallback={
          <Suspense>
            <SearchResults wanted={page.filter()} />
          </Suspense>
        }
      >
        <Show when={tree().size > 1}>
          <div class="files-only">
            <label class="check">
              <input
                type="checkbox"
                checked={store.onlyChanged()}
                onChange={(event) => store.prefer({ onlyChanged: event.currentTarget.checked })}
              />
              {text.actions.onlyChanged}
            </label>
            <select
              class="files-kind"
              aria-label={text.files.kind}
              onChange={(event) => setKind(shownKinds[event.currentTarget.selectedIndex] ?? 'all')}
            >
              <For each={shownKinds}>
                {(one) => <option selected={one === kind()}>{text.files.kinds[one]}</option>}
              </For>
            </select>
          </div>
        </Show>
        <Show when={page.order().length > 0}>
          <button
            type="button"
            class="files-all"
            aria-current={store.selection.all() ? 'page' : undefined}
            onClick={() => page.openAll()}
          >
            <Icon name="changes" />
            <span class="row-name">{text.review.all}</span>
            <span class="row-changes" title={progress()}>
              <span aria-hidden="true">
                {text.review.short(store.review.done().size, page.order().length)}
              </span>
              <span class="visually-hidden">, {progress()}</span>
            </span>
          </button>
        </Show>
        <Show
          when={rows().length > 0}
          fallback={
            <p class="empty">
              {tree().size === 0
                ? text.files.empty
                : filter() || kind() !== 'all'
                  ? text.files.none
                  : text.files.noneChanged}
            </p>
          }
        >
          <FileTree
            rows={rows()}
            statuses={store.outcome.statuses()}
            selected={store.selection.all() ? null : store.selection.path()}
            reviewed={store.review.done()}
            onOpen={(path) => page.openFile(path)}
            onToggle={toggle}
            onRename={(path) => page.ask({ kind: 'rename', path })}
            onRemove={(path) => page.removeFile(path)}
            onMenu={(row, x, y) => setMenu({ row, x, y })}
          />
        </Show>
        <Show when={hidden() > 0 && !filter() && kind() === 'all'}>
          <button
            type="button"
            class="files-hidden"
            onClick={() => {
              store.prefer({ onlyChanged: false });
              document.querySelector<HTMLElement>('.files .tree')?.focus();
            }}
          >
            <span>{text.files.hidden(hidden())}</span>{' '}
            <span class="files-show">{text.files.showAll}</span>
          </button>
        </Show>
      </Show>
      <Show when={menu()} keyed>
        {(place) => (
          <Suspense>
            <TreeMenu
              place={place}
              onClose={() => {
                setMenu(null);
                document.querySelector<HTMLElement>('.files .tree')?.focus();
              }}
            />
          </Suspense>
        )}
      </Show>
    </section>
  );
}
