/** The centre: the open file's name and state, its layout, and the editor once it has loaded. */
import { createMemo, Match, Show, Switch } from 'solid-js';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { text } from '../text.ts';
import { EditorFrame } from './editor-frame.tsx';
import { FileMenu } from './file-menu.tsx';
import { LayoutSwitch } from './layout-switch.tsx';
import './diff.css';
import './plain/plain.css';

export function DiffPane() {
  const store = useStore();
  const page = usePage();
  const path = () => store.selection.path();
  const status = createMemo(() => store.outcome.statuses().get(path() ?? ''));
  const slash = () => (path() ?? '').lastIndexOf('/') + 1;

  return (
    <section class="diff" aria-label={text.regions.diff}>
      <header class="diff-head">
        <h2 class="diff-title" title={displayPath(path() ?? '')}>
          <span class="diff-folder">{displayPath((path() ?? '').slice(0, slash()))}</span>
          <span class="diff-file">{displayPath((path() ?? text.diff.nothing).slice(slash()))}</span>
        </h2>
        <p class="diff-state" data-state={status()?.state ?? 'clean'}>
          <Switch>
            <Match when={status()?.state === 'created'}>{text.diff.created}</Match>
            <Match when={(status()?.changes ?? 0) > 0}>
              {text.files.state.changed(status()?.changes ?? 0)}
            </Match>
            <Match when={(status()?.kept ?? 0) > 0}>{text.diff.keptAll}</Match>
            <Match when={store.outcome.file(path() ?? '')}>{text.diff.clean}</Match>
          </Switch>
        </p>
        <div class="diff-tools">
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
          <FileMenu />
        </div>
      </header>
      <Show when={path()} fallback={<p class="empty">{text.files.empty}</p>}>
        <EditorFrame />
      </Show>
      <p id="editor-hint" class="visually-hidden">
        {text.diff.hint}
      </p>
    </section>
  );
}
