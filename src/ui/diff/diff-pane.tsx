/** The centre: the open file's name and state, its tools, and the file itself. */
import { createMemo, Match, Switch } from 'solid-js';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { ProjectStrip } from '../project-strip.tsx';
import { text } from '../text.ts';
import { DiffTools } from './diff-tools.tsx';
import { FileFrame } from './file-frame.tsx';
import './diff.css';
import './reader/reader.css';

export function DiffPane() {
  const store = useStore();
  const path = () => store.selection.path();
  const status = createMemo(() => store.outcome.statuses().get(path() ?? ''));
  const slash = () => (path() ?? '').lastIndexOf('/') + 1;

  return (
    <section class="diff" aria-label={text.regions.diff}>
      <ProjectStrip />
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
        <DiffTools />
      </header>
      <Switch fallback={<FileFrame />}>
        <Match when={path() === null}>
          <p class="empty">{text.files.empty}</p>
        </Match>
        <Match when={store.project.isCarried(path() ?? '')}>
          <p class="empty">{text.diff.carried}</p>
        </Match>
      </Switch>
      <p id="editor-hint" class="visually-hidden">
        {text.diff.hint}
      </p>
    </section>
  );
}
