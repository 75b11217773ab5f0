/**
 * Shows the open file in the reader, or in the editor if the user edits and it has loaded. Whichever of them is open
 * gets every new state. Only here does the store meet these views.
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
import type { ChangePlace, FileHost, FileInput, FileView } from './file-view.ts';
import { type FileReader, isLarge, readFile } from './reader/one-file.ts';
import { createTyped } from './typed.ts';

/** How a manifest or lock file shows that it is a whole one. */
const wholeDocument = /^[ \t]*(?:\[(?:package|workspace)\]|\[\[package\]\])/m;

/** The editor; null if it could not be fetched. */
async function load() {
  try {
    return await import('./editor/open.ts');
  } catch {
    return null;
  }
}

export function FileFrame(props: { onMove: (place: ChangePlace) => void }) {
  const store = useStore();
  const page = usePage();
  let frame: HTMLDivElement | undefined;
  let view: FileView | null = null;
  let reader: FileReader | null = null;
  /** What the view shows. */
  let given: FileInput | null = null;
  /** The id of the project whose text it holds. */
  let project = '';
  const shownProject = createMemo(() => store.project.snapshot().id);

  const input = createMemo((): FileInput => {
    const path = store.selection.path() ?? '';
    return {
      path,
      text: store.project.file(path)?.text ?? null,
      result: store.outcome.shown(path),
      findings: store.outcome.findingsOf(path),
      kept: store.outcome.keptOf(path),
    };
  });
  const typed = createTyped();
  store.project.beforeActions(typed.now);
  const host: FileHost = {
    edited(path, now) {
      typed.later(() => {
        // A letter belongs to the project in which it was typed.
        if (project === store.project.snapshot().id) store.project.type(path, now);
      });
    },
    pasted(words, overAll) {
      typed.now();
      // An example that nobody has changed makes room for a whole document, instead of being mixed with it.
      if (!store.pristine() || words.trim() === '' || !(overAll || wholeDocument.test(words)))
        return false;
      void page.takeIn.paste(words, false);
      return true;
    },
    apply: page.apply,
    moved: (place) => props.onMove(place),
    copied: (path) => store.notify({ kind: 'done', message: text.out.copied(path) }),
  };

  /**
   * Whether the open file has had anything to compare since it was opened; `null` until its first result. It stays so
   * while the file is open, because an invalid line in between must not make a column come and go.
   */
  const compared = createMemo<{ readonly of: string; readonly differs: boolean | null }>(
    (before) => {
      const { path, text, result, kept } = input();
      const of = `${shownProject()} ${path}`;
      if (before.of === of && (before.differs || result === null)) return before;
      if (result === null && text !== null) return { of, differs: null };
      const differs = text === null || kept.length > 0 || (result?.edits.length ?? 0) > 0;
      return before.of === of && before.differs === differs ? before : { of, differs };
    },
    { of: '', differs: null },
  );
  /** A file in which nothing changes is shown once, in every layout. */
  const layout = createMemo(() => (compared().differs === false ? 'source' : page.layout()));
  const wraps = () => store.preferences().wrap;
  const kind = createMemo(() => `${layout()} ${wraps()} ${input().text === null} ${input().path}`);
  /** The path of the large file that the user wants to edit anyway. */
  const [insisted, insist] = createSignal<string | null>(null);
  // Decided when a file is opened, so that typing never takes the editor away.
  const large = createMemo(
    on([kind, insisted, () => input().result === null], ([, path]) => {
      return path !== input().path && isLarge(input(), layout());
    }),
  );
  /** The layout to edit in; `null` if the user only reads. */
  const editing = createMemo(() => {
    const isRead = page.layout() === 'unified' || input().text === null || large();
    const shown = layout();
    return isRead || shown === 'unified' ? null : shown;
  });

  // The editor's code is fetched once there is something to read. If it never comes, nothing waits for it.
  const wanted = createMemo<boolean>(
    (before) => before || (editing() !== null && (input().result !== null || !store.run.busy())),
    false,
  );
  const [shown, setShown] = createSignal(false);
  createEffect(() => wanted() && requestAnimationFrame(() => setTimeout(() => setShown(true))));
  const [module] = createResource(shown, load);

  const close = () => {
    typed.now();
    view?.destroy();
    view = null;
    reader = null;
    page.setView(null);
    props.onMove({ change: null, changes: 0 });
  };
  const open = () => {
    if (!frame) return;
    // What was just typed belongs to the text that the next view opens with, or its cursor would be before that.
    typed.now();
    const now = untrack(input);
    const place = given?.path === now.path ? view?.place() : undefined;
    const options = { layout: untrack(layout), wraps: untrack(wraps) };
    const edited = untrack(editing);
    const editor = module();
    close();
    given = now;
    project = untrack(shownProject);
    if (editor && edited) view = editor.openEditor(edited, options, frame, now, host);
    else view = reader = readFile(frame, options, now, host);
    if (place) view.takePlace(place);
    page.setView(view);
    visit();
  };
  // Another project gets another editor, because what its Undo restores belongs to one project only.
  createEffect(on([module, kind, editing, shownProject], open));
  createEffect(
    on(input, (now) => {
      if (now === given) return;
      // Showing a new state must not undo a letter that was just typed.
      typed.now();
      given = untrack(input);
      view?.show(given);
    }),
  );
  createEffect(on(store.selection.visit, () => visit()));
  onCleanup(close);
  onCleanup(typed.destroy);

  const visit = () => {
    const wanted = untrack(store.selection.visit);
    if (!view || !wanted || wanted.path !== untrack(input).path) return;
    store.selection.arrived();
    if (wanted.target.kind === 'change') view.enter(wanted.target.direction);
    else view.goTo(wanted.target.from, wanted.target.to);
  };
  const editLarge = () => {
    reader?.focus();
    insist(input().path);
  };

  return (
    <div
      class="editor"
      classList={{ 'is-alone': compared().differs === false }}
      data-layout={layout()}
    >
      <Show when={layout() === 'split'}>
        <div class="editor-columns" aria-hidden="true">
          <span class="editor-column">{text.diff.columns.before}</span>
          <span class="editor-column">{text.diff.columns.after}</span>
        </div>
      </Show>
      <Show when={editing() && module.state === 'ready' && module() === null}>
        <div class="empty" role="alert">
          <p>{text.diff.editor}</p>
          {/* Browsers remember a module that failed to load for as long as the page lives, so the page is reloaded.
             The user's work is in the draft. */}
          <Button label={text.actions.retry} onClick={() => location.reload()} />
        </div>
      </Show>
      <Show when={large() && page.layout() !== 'unified'}>
        <p class="large-note">
          {text.diff.large}
          <Button label={text.diff.full} kind="plain" onClick={() => editLarge()} />
        </p>
      </Show>
      <div class="editor-host" ref={frame} />
    </div>
  );
}
