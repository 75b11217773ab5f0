/** The bar at the top of the page: bringing files in, options, undo, and taking results out. */
import { createMemo, Show } from 'solid-js';
import { examples } from '../../project/examples/gallery.ts';
import { themes } from '../../state/preferences.ts';
import { useStore } from '../../state/store.ts';
import { type MenuName, useCommands, useMenu } from '../commands.ts';
import { usePage } from '../page.ts';
import { CommandButton, menuItem } from '../parts/command.tsx';
import { Menu } from '../parts/menu.tsx';
import { toolbar } from '../parts/toolbar.ts';
import { text } from '../text.ts';
import { OptionsPopover } from './options-popover.tsx';
import { ShareMenu } from './share-menu.tsx';
import './actions.css';

export function ActionBar() {
  const store = useStore();
  const page = usePage();
  const command = useCommands();
  const menu = useMenu();
  const items = (name: MenuName) => menu(name).map(menuItem);
  const canSave = () => store.project.folder() !== null;
  const themeItems = createMemo(() =>
    themes.map((theme) => ({
      label: `${text.actions.theme}: ${text.themes[theme]}`,
      checked: store.preferences().theme === theme,
      run: command(`theme-${theme}`).run,
    })),
  );
  return (
    <div ref={toolbar} class="actions" role="toolbar" aria-label={text.regions.actions}>
      <Menu label={text.actions.open} icon="open" items={items('open')} />
      <CommandButton id="paste" />
      <ExampleMenu />
      <OptionsPopover />
      <span class="actions-gap" />
      {/* On a small screen, Undo comes with the first thing that it can take back. */}
      <Show
        when={!page.small() || (store.project.undoLabel() ?? store.project.redoLabel()) !== null}
      >
        <CommandButton id="undo" iconOnly="always" kind="quiet" />
      </Show>
      <Show when={!page.small()}>
        <CommandButton id="redo" iconOnly="always" kind="quiet" />
      </Show>
      <Show when={canSave() && !page.small()}>
        <CommandButton id="save" />
      </Show>
      <ShareMenu />
      <Menu
        label={text.actions.download}
        icon="download"
        kind="main"
        align="end"
        items={items('download')}
      />
      <Show
        when={page.small()}
        fallback={
          <>
            <Menu
              label={text.actions.theme}
              icon={store.preferences().theme}
              iconOnly="always"
              kind="quiet"
              align="end"
              items={themeItems()}
            />
            <CommandButton id="palette" iconOnly="always" kind="quiet" />
            <CommandButton id="help" iconOnly="always" kind="quiet" />
          </>
        }
      >
        <Menu
          label={text.actions.more}
          icon="more"
          iconOnly="always"
          kind="quiet"
          align="end"
          items={[
            ...(canSave() ? [menuItem(command('save'))] : []),
            ...items('more'),
            ...themeItems(),
          ]}
        />
      </Show>
      <FilePickers />
    </div>
  );
}

/** A menu of real projects and the guide's scenarios. */
function ExampleMenu() {
  const page = usePage();
  const items = createMemo(() =>
    examples.map((example) => ({
      label: example.title,
      detail: example.summary,
      run: () => void page.session.openExample(example.id),
    })),
  );
  return <Menu label={text.actions.examples} icon="example" items={items()} />;
}

/** The browser's own file pickers, hidden; commands open them. */
function FilePickers() {
  const page = usePage();
  const take = (input: HTMLInputElement) => {
    void page.takeIn.files([...(input.files ?? [])]);
    // So that the same files can be picked again.
    input.value = '';
  };
  return (
    <>
      <input
        id="pick-files"
        type="file"
        multiple
        hidden
        aria-label={text.takeIn.files}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        id="pick-folder"
        type="file"
        hidden
        // The attribute is missing in the types for forms, but every browser has it.
        ref={(input) => input.setAttribute('webkitdirectory', '')}
        aria-label={text.takeIn.folder}
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  );
}
