/** The top of the page: what can be brought in, chosen, taken back and taken away. */
import { createMemo, Show } from 'solid-js';
import { themes } from '../../state/preferences.ts';
import { useStore } from '../../state/store.ts';
import { useCommands } from '../commands.ts';
import { usePage } from '../page.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { menuItem } from '../parts/command-item.ts';
import { Menu } from '../parts/menu.tsx';
import { text } from '../text.ts';
import { ExampleMenu } from './example-menu.tsx';
import { FilePickers } from './file-pickers.tsx';
import { OptionsPopover } from './options-popover.tsx';
import { ShareMenu } from './share-menu.tsx';
import './actions.css';

const openIds = ['open-files', 'open-folder', 'new-file', 'new-project', 'earlier-work'] as const;
/** What has no room of its own on a small screen. */
const moreIds = ['undo', 'redo', 'help', 'shortcuts'] as const;
const downloadIds = [
  'download-changed',
  'download-all',
  'download-file',
  'download-patch',
  'copy-file',
  'copy-patch-block',
  'copy-commands',
  'copy-pull-request',
] as const;

export function ActionBar() {
  const store = useStore();
  const page = usePage();
  const command = useCommands();
  const items = (ids: readonly string[]) => ids.map((id) => menuItem(command(id)));
  const themeItems = createMemo(() =>
    themes.map((theme) => ({
      label: `${text.actions.theme}: ${text.themes[theme]}`,
      checked: store.preferences().theme === theme,
      run: command(`theme-${theme}`).run,
    })),
  );
  return (
    <div class="actions" role="toolbar" aria-label={text.regions.actions}>
      <Menu label={text.actions.open} icon="open" items={items(openIds)} />
      <CommandButton id="paste" iconOnly="narrow" />
      <ExampleMenu />
      <OptionsPopover />
      <span class="actions-gap" />
      <Show when={!page.small()}>
        <CommandButton id="undo" iconOnly="always" kind="quiet" />
        <CommandButton id="redo" iconOnly="always" kind="quiet" />
      </Show>
      <Show when={store.project.folder()}>
        <CommandButton id="save" iconOnly="narrow" />
      </Show>
      <ShareMenu />
      <Menu
        label={text.actions.download}
        icon="download"
        kind="main"
        align="end"
        items={items(downloadIds)}
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
          items={[...items(moreIds), ...themeItems()]}
        />
      </Show>
      <FilePickers />
    </div>
  );
}
