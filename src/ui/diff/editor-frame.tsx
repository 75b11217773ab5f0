/**
 * Where the editor lives: loads CodeMirror once the shell has painted, opens an editor for each
 * file and layout, and hands it every new state. The one place where the store meets CodeMirror.
 */
import { createEffect, createMemo, createResource, on, onCleanup, Show, untrack } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { text } from '../text.ts';
import type { EditorHost, EditorInput, FileEditor } from './editor.ts';

/** The module, or null when it could not be fetched. */
async function load() {
  try {
    return await import('./open-editor.ts');
  } catch {
    return null;
  }
}

export function EditorFrame() {
  const store = useStore();
  const page = usePage();
  const [module, { refetch }] = createResource(load);
  let frame: HTMLDivElement | undefined;
  let editor: FileEditor | null = null;

  const input = createMemo((): EditorInput => {
    const path = store.selection.path() ?? '';
    return {
      path,
      text: store.project.byPath().get(path)?.text ?? null,
      result: store.outcome.file(path),
      findings: store.outcome.findingsOf(path),
      kept: store.outcome.keptOf(path),
    };
  });
  const host: EditorHost = {
    edited: (path, now) => store.project.type(path, now),
    keep: (path, from, to) => page.keep(path, from, to),
    take: (path, from, to) => page.take(path, from, to),
    copied: (path) => store.notify({ kind: 'done', message: text.out.copied(path) }),
  };
  const close = () => {
    editor?.destroy();
    editor = null;
    page.setEditor(null);
  };

  const kind = createMemo(() => `${page.layout()} ${input().text === null} ${input().path}`);
  createEffect(
    on([module, kind], ([loaded]) => {
      close();
      if (!loaded || !frame) return;
      editor = loaded.openEditor(page.layout(), frame, untrack(input), host);
      page.setEditor(editor);
      visit();
    }),
  );
  createEffect(
    on(input, (now) => {
      editor?.show(now);
    }),
  );
  createEffect(on(store.selection.visit, () => visit()));
  onCleanup(close);

  const visit = () => {
    const wanted = untrack(store.selection.visit);
    if (!editor || !wanted || wanted.path !== untrack(input).path) return;
    store.selection.arrived();
    if (wanted.target.kind === 'change') editor.enter(wanted.target.direction);
    else editor.goTo(wanted.target.from, wanted.target.to);
  };

  return (
    <div class="editor" data-layout={page.layout()}>
      <Show when={page.layout() === 'split'}>
        <div class="editor-columns" aria-hidden="true">
          <span class="editor-column">{text.diff.columns.before}</span>
          <span class="editor-column">{text.diff.columns.after}</span>
        </div>
      </Show>
      <Show when={module.state === 'ready' && module() === null}>
        <div class="empty" role="alert">
          <p>{text.diff.editor}</p>
          <Button label={text.actions.retry} onClick={() => void refetch()} />
        </div>
      </Show>
      <Show when={module.loading}>
        <pre class="editor-plain" aria-busy="true">
          {input().result?.after ?? input().text ?? ''}
        </pre>
      </Show>
      <div class="editor-host" ref={frame} />
    </div>
  );
}
