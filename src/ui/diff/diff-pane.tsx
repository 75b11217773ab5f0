/** The centre: the open file's name and state, its tools, and the file itself. */
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { CommandButton } from '../parts/command.tsx';
import { ProjectStrip } from '../project-strip.tsx';
import { text } from '../text.ts';
import { AllChanges } from './all-changes.tsx';
import { DiffTools } from './diff-tools.tsx';
import { FileFrame } from './file-frame.tsx';
import { FileBoxes } from './file-header.tsx';
import type { ChangePlace } from './file-view.ts';
import './diff.css';
import './editor/editor.css';
import './reader/reader.css';

export function DiffPane() {
  const store = useStore();
  const page = usePage();
  const path = () => store.selection.path();
  const all = createMemo(() => store.selection.all() !== null);
  const [position, setPosition] = createSignal<ChangePlace | null>(null);
  const status = createMemo(() => store.outcome.statuses().get(path() ?? ''));
  const slash = () => (path() ?? '').lastIndexOf('/') + 1;
  const state = () => {
    const { changes = 0, kept = 0, severity, state } = status() ?? {};
    if (state === 'created') return kept > 0 ? text.diff.createdNot : text.diff.created;
    if (state === 'removed') return text.diff.removed;
    if (changes > 0) return placeWords(position(), changes);
    if (kept > 0) return text.diff.keptAll;
    if (!store.outcome.file(path() ?? '')) return '';
    if (severity === 'error') return text.diff.inTheWay;
    return store.outcome.changes() > 0 ? text.diff.cleanHere : text.diff.clean;
  };

  return (
    <section class="diff" aria-label={text.regions.diff}>
      <Show when={page.started()}>
        <ProjectStrip />
        <header class="diff-head">
          <span class="pane-toggle is-left">
            <CommandButton id="toggle-left" iconOnly="always" kind="quiet" />
          </span>
          <div class="diff-about">
            <Show
              when={!all()}
              fallback={
                <>
                  <h2 class="diff-title diff-file">{text.review.all}</h2>
                  <ReviewState position={position()} />
                </>
              }
            >
              <h2 class="diff-title" title={displayPath(path() ?? '')}>
                <span class="diff-folder">{displayPath((path() ?? '').slice(0, slash()))}</span>
                <span class="diff-file">
                  {displayPath((path() ?? text.diff.nothing).slice(slash()))}
                </span>
              </h2>
              <p class="diff-state" data-state={status()?.state ?? 'clean'} title={state()}>
                {state()}
              </p>
              <Show when={page.order().includes(path() ?? '')}>
                <FileBoxes
                  path={path() ?? ''}
                  onReview={(one, reviewed) => page.review([one], reviewed)}
                />
              </Show>
            </Show>
          </div>
          <div class="diff-end">
            <DiffTools />
            <span class="pane-toggle is-right">
              <CommandButton id="toggle-right" iconOnly="always" kind="quiet" />
            </span>
          </div>
        </header>
        <Switch fallback={<FileFrame onMove={setPosition} />}>
          <Match when={all()}>
            <Show
              when={page.order().length > 0}
              fallback={
                <p class="empty">{store.outcome.migration() === null ? '' : text.review.none}</p>
              }
            >
              <div class="editor" data-layout={page.layout()}>
                <AllChanges onMove={setPosition} />
              </div>
            </Show>
          </Match>
          <Match when={path() === null}>
            <p class="empty">{text.files.empty}</p>
          </Match>
          <Match when={store.project.isCarried(path() ?? '')}>
            <p class="empty">{text.diff.carried}</p>
          </Match>
        </Switch>
      </Show>
      <p id="editor-hint" class="visually-hidden">
        {text.diff.hint}
      </p>
    </section>
  );
}

/** `Change 3 of 7`; if the user is at no change, how many there are. */
function placeWords(place: ChangePlace | null, changes: number): string {
  const at = place?.change;
  return at && place.changes > 0
    ? text.review.position(at[0], at[1], place.changes)
    : text.files.state.changed(changes);
}

/** How far the review is, and which change the user is at. */
function ReviewState(props: { position: ChangePlace | null }) {
  const store = useStore();
  const page = usePage();
  const done = () => store.review.done().size;
  const total = () => page.order().length;
  const words = () => {
    const left = store.outcome.keptChanges();
    const said = placeWords(props.position, store.outcome.changes());
    return left > 0 ? `${said}, ${text.files.state.kept(left)}` : said;
  };
  return (
    <p class="diff-state review-state">
      <span>{words()}</span>
      <progress aria-hidden="true" value={done()} max={Math.max(1, total())} />
      <span>{text.review.progress(done(), total())}</span>
    </p>
  );
}
