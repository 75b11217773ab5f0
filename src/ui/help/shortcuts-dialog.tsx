/** Every shortcut, made from the commands themselves, and the tree's own keys. */
import { For, Show, useContext } from 'solid-js';
import { type CommandGroup, CommandsContext } from '../commands.ts';
import { Dialog } from '../parts/dialog.tsx';
import { shownKeys } from '../shortcuts.ts';
import { text } from '../text.ts';
import './help.css';

const groups: readonly CommandGroup[] = ['project', 'changes', 'out', 'view', 'help'];

export function ShortcutsDialog(props: { onClose: () => void }) {
  const commands = useContext(CommandsContext);
  const of = (group: CommandGroup) =>
    commands.filter((command) => command.group === group && command.keys);
  return (
    <Dialog title={text.actions.shortcuts} wide onClose={() => props.onClose()}>
      <div class="shortcuts">
        <For each={groups}>
          {(group) => (
            <section>
              <h3>{text.groups[group]}</h3>
              <dl>
                <For each={of(group)}>
                  {(command) => (
                    <div>
                      <dt>{command.label}</dt>
                      <dd>
                        <Show when={command.keys}>{(keys) => <kbd>{shownKeys(keys())}</kbd>}</Show>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
        <section>
          <h3>{text.files.tree}</h3>
          <dl>
            <For each={text.files.keys}>
              {([keys, does]) => (
                <div>
                  <dt>{does}</dt>
                  <dd>
                    <kbd>{keys}</kbd>
                  </dd>
                </div>
              )}
            </For>
          </dl>
        </section>
      </div>
      <p class="quiet">{text.diff.hint}</p>
    </Dialog>
  );
}
