/**
 * Where the open file is shown: lightly at first and for good if it is very large, else in the editor once it has
 * loaded. Hands whichever stands there every new state. The one place where the store meets CodeMirror.
 */
import {
  createEffect,
  createMemo,
  createResource,
  createSignal,
  on,
  onCleanup,
  Show,
  untrack,
} from 'solid-js';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { text } from '../text.ts';
import type { EditorHost, EditorInput, FileEditor } from './editor.ts';
import type { PlainView } from './plain/plain-view.ts';
import { isLarge } from './plain/size.ts';

/** The light view, asked for beside the first files: it is there when their result is. */
const lightView = import('./plain/plain-view.ts').catch(() => null);

/** The editor, or null when it could not be fetched. */
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
  let frame: HTMLDivElement | undefined;
  let editor: FileEditor | null = null;
  let plain: PlainView | null = null;
  /** What it shows. */
  let given: EditorInput | null = null;

  const input = createMemo((): EditorInput => {
    const path = store.selection.path() ?? '';
    return {
      path,
      text: store.project.file(path)?.text ?? null,
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

  const [plainModule] = createResource(() => lightView);
  // The editor's code waits until there is something to read; one that never comes must not hold it up.
  const wanted = createMemo<boolean>(
    (before) => before || (!plainModule.loading && (input().result !== null || !store.run.busy())),
    false,
  );
  const [shown, setShown] = createSignal(false);
  createEffect(() => wanted() && requestAnimationFrame(() => setTimeout(() => setShown(true))));
  const [module, { refetch }] = createResource(shown, load);

  const kind = createMemo(() => `${page.layout()} ${input().text === null} ${input().path}`);
  /** The file that is to be opened in the full editor all the same. */
  const [insisted, insist] = createSignal<string | null>(null);
  // Judged when a file is opened: what one types must not take the editor away.
  const light = createMemo(
    on(
      [kind, insisted, () => input().result === null],
      ([, path]) => path !== input().path && isLarge(input(), page.layout()),
    ),
  );

  const openFully = () => {
    plain?.focus();
    insist(input().path);
  };

  const close = () => {
    editor?.destroy();
    editor = null;
    plain = null;
    page.setEditor(null);
  };
  const open = (full: Awaited<ReturnType<typeof load>> | undefined) => {
    const now = untrack(input);
    const place = given?.path === now.path ? plain?.place() : undefined;
    close();
    if (!frame) return;
    given = now;
    if (full) {
      const opened = full.openEditor(page.layout(), frame, now, host);
      if (place) opened.takePlace(place);
      editor = opened;
    } else {
      plain = untrack(plainModule)?.openPlain(page.layout(), frame, now, host) ?? null;
      editor = plain;
    }
    page.setEditor(editor);
    visit();
  };
  createEffect(
    on([module, kind, light, plainModule], ([loaded, , isLight, view]) =>
      // Without the light view everything opens in the editor.
      open(isLight && view ? undefined : loaded),
    ),
  );
  createEffect(
    on(input, (now) => {
      if (now === given) return;
      given = now;
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
      <Show when={light() && plainModule()}>
        <p class="light-note">
          {text.diff.light}
          <Button label={text.diff.full} kind="plain" onClick={() => openFully()} />
        </p>
      </Show>
      <div class="editor-host" ref={frame} />
    </div>
  );
}
