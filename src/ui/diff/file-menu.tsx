/** What can be done with the open file. */
import { createMemo, Show } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { useCommands } from '../commands.ts';
import { usePage } from '../page.ts';
import { menuItem } from '../parts/command-item.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { text } from '../text.ts';

export function FileMenu() {
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
    const shared = ['copy-file', 'download-file', 'keep-file', 'take-file'].map((id) =>
      menuItem(command(id)),
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
