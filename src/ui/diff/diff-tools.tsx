/** The tools beside the open file's name: steps through its changes, the layout, and what can be done with the file. */
import { createMemo, For, Show } from 'solid-js';
import { type Layout, layouts } from '../../state/preferences.ts';
import { useStore } from '../../state/store.ts';
import { bulkItems } from '../bulk.ts';
import { useCommands } from '../commands.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { menuItem } from '../parts/command.tsx';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { toolbar } from '../parts/toolbar.ts';
import { text } from '../text.ts';

export function DiffTools() {
  const store = useStore();
  const page = usePage();
  return (
    <div ref={toolbar} class="diff-tools" role="toolbar" aria-label={text.diff.tools}>
      <Button
        label={text.actions.previousChange}
        icon="previous"
        iconOnly="always"
        kind="quiet"
        title={`${text.actions.previousChange} (Alt+↑)`}
        onClick={() => page.step(-1)}
      />
      <Button
        label={text.actions.nextChange}
        icon="next"
        iconOnly="always"
        kind="quiet"
        title={`${text.actions.nextChange} (Alt+↓)`}
        onClick={() => page.step(1)}
      />
      <LayoutSwitch />
      <Button
        label={text.diff.wrap}
        icon="wrap"
        iconOnly="always"
        kind="quiet"
        pressed={store.preferences().wrap}
        onClick={() => store.prefer({ wrap: !store.preferences().wrap })}
      />
      <Show when={store.selection.all()} fallback={<FileMenu />}>
        <ReviewMenu />
      </Show>
    </div>
  );
}

/**
 * How the open file is shown, as radio buttons. A window without room for two columns does not offer "side by side". If
 * the user's own widths take that room, it is there, and says so.
 */
function LayoutSwitch() {
  const store = useStore();
  const page = usePage();
  const hasRoom = (layout: Layout) => layout !== 'split' || page.wide();
  const hint = (layout: Layout) => {
    if (!hasRoom(layout)) return text.diff.noRoom;
    const leads = layout === 'source' && store.selection.all();
    return leads ? text.diff.editAlone(store.selection.path() ?? '') : undefined;
  };
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{text.diff.layout}</legend>
      <For each={layouts.filter((layout) => layout !== 'split' || page.panes.couldHaveTwo())}>
        {(layout) => (
          <label class="segment" title={hint(layout)}>
            <input
              type="radio"
              name="layout"
              class="visually-hidden"
              value={layout}
              checked={page.layout() === layout}
              disabled={!hasRoom(layout)}
              onChange={() => page.show(layout)}
            />
            <span>{text.diff.layouts[layout]}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}

function FileMenu() {
  const store = useStore();
  const page = usePage();
  const command = useCommands();
  const path = () => store.selection.path() ?? '';
  const items = createMemo((): readonly MenuItem[] => {
    const given = store.project.file(path()) !== null;
    const own: readonly MenuItem[] = [
      {
        label: text.files.rename,
        keys: 'F2',
        run: () => page.ask({ kind: 'rename', path: path() }),
      },
      { label: text.files.remove, run: () => page.removeFile(path()) },
    ];
    // The file is named by what is above the menu.
    const shared = ['copy-file', 'download-file', 'review-file', 'keep-file', 'take-file'].map(
      (id) => ({ ...menuItem(command(id)), detail: undefined }),
    );
    return [...shared, ...(given ? own : [])];
  });
  return (
    <Show when={store.selection.path()}>
      <Menu
        label={text.files.menuFor(path())}
        icon="more"
        iconOnly="always"
        kind="quiet"
        align="end"
        items={items()}
      />
    </Show>
  );
}

/** What the user can do to all changes at once: by kind and crate, and to the review as a whole. */
function ReviewMenu() {
  const store = useStore();
  const page = usePage();
  const foldAll = (folded: boolean) => {
    for (const path of page.order()) page.view()?.fold?.(path, folded);
  };
  // Computed when the menu opens, because it looks at every change.
  const items = (): readonly MenuItem[] => {
    const reviewed = store.review.done().size === page.order().length;
    return [
      ...bulkItems(store, page, text.review.project, () => true),
      {
        label: reviewed ? text.review.unmarkAll : text.review.markAll,
        run: () => page.review(page.order(), !reviewed),
      },
      { label: text.review.fold, run: () => foldAll(true) },
      { label: text.review.unfold, run: () => foldAll(false) },
    ];
  };
  return (
    <Menu
      label={text.review.menu}
      icon="more"
      iconOnly="always"
      kind="quiet"
      align="end"
      items={items()}
    />
  );
}
