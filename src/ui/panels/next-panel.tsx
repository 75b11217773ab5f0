/** What to do now: take the changes out, apply them, run the commands; below, the guide's remaining steps, counted. */
import { createEffect, createMemo, For, Match, on, Show, Switch } from 'solid-js';
import { type ChecklistStep, shellWord } from '../../engine/host.ts';
import { removedPaths } from '../../project/export/out-file.ts';
import { useStore } from '../../state/store.ts';
import type { Saved } from '../actions/take-out.ts';
import { usePage } from '../page.ts';
import { CommandButton } from '../parts/command.tsx';
import { Icon } from '../parts/icon.tsx';
import { text } from '../text.ts';
import { CodeBlock } from './code-block.tsx';

export default function NextPanel() {
  const store = useStore();
  const page = usePage();
  const steps = () => store.outcome.migration()?.checklist ?? [];
  const commands = () => store.outcome.migration()?.commands ?? [];
  const open = createMemo(() => steps().filter(({ state }) => state === 'todo'));
  const closed = createMemo(() => steps().filter(({ state }) => state !== 'todo'));
  /** Whether there is nothing to do until a row is switched on. */
  const waits = () =>
    !changes() &&
    open().length === 0 &&
    (store.outcome.migration()?.offers ?? []).some(({ because }) => because === 'declared');
  const changes = () => store.outcome.changed().length > 0;
  /** Why there are no steps; `null` if it needs no saying, beside changes to take away. */
  const empty = () => {
    if (store.project.files().length === 0) return text.files.empty;
    if (waits()) return text.checklist.waits;
    return changes() ? null : text.checklist.none;
  };
  const isReady = () => store.outcome.findings().every(({ severity }) => severity !== 'error');
  /** Crates that others bring in. */
  const stays = createMemo(() => [
    ...new Set(
      (store.outcome.migration()?.graphs ?? []).flatMap(({ crates }) =>
        crates.flatMap(({ crate, remaining }) => (remaining?.versions.length ? [crate] : [])),
      ),
    ),
  ]);
  return (
    <div class="panel">
      <Show when={page.takeOut.saved()}>{(saved) => <Answer saved={saved()} />}</Show>
      <Show
        when={steps().length > 0 && !waits()}
        fallback={
          <Show when={empty()} fallback={<TakeAway />}>
            {(words) => <p class="empty">{words()}</p>}
          </Show>
        }
      >
        <Show when={store.outcome.keptChanges() > 0}>
          <p class="panel-line is-kept">{text.checklist.kept(store.outcome.keptChanges())}</p>
        </Show>
        <Show when={changes()}>
          <TakeAway />
        </Show>
        <Show when={commands().length > 0}>
          <h3>{text.patch.commands}</h3>
          <CodeBlock
            label={text.patch.copyCommands}
            name={text.patch.shell}
            value={commands().join('\n')}
          />
        </Show>
        <h3>{text.checklist.todo(open().length, isReady())}</h3>
        <Show when={open().length === 0}>
          <Show when={isReady()} fallback={<p>{text.checklist.blocked}</p>}>
            <Show when={stays().length > 0}>
              <p>
                {text.checklist.stays(stays())}{' '}
                <button type="button" class="link" onClick={() => page.leadTo('dependencies')}>
                  {text.verdict.waysOut}
                </button>
              </p>
            </Show>
          </Show>
        </Show>
        <Steps steps={open()} />
        <Show when={closed().length > 0}>
          <details class="next-closed">
            <summary>{text.checklist.closed(closed().length)}</summary>
            <Steps steps={closed()} />
          </details>
        </Show>
      </Show>
    </div>
  );
}

/** What was just saved, and how to get it into the project. */
function Answer(props: { saved: Saved }) {
  const store = useStore();
  const removed = () => removedPaths(props.saved.of);
  const command = () =>
    props.saved.kind === 'patch'
      ? `git apply ${props.saved.name}`
      : [`unzip -o ${props.saved.name}`, ...deletion(removed())].join('\n');
  let answer: HTMLElement | undefined;
  // In the middle of the screen, for users who had scrolled down to the button.
  createEffect(
    on(
      () => props.saved,
      // After the panel is shown, on a screen with one region at a time.
      () => requestAnimationFrame(() => answer?.scrollIntoView({ block: 'nearest' })),
    ),
  );
  return (
    <section class="saved" ref={answer} aria-label={text.next.title}>
      <p class="is-good">✓ {text.out.saved(props.saved.name, props.saved.files)}</p>
      <Switch>
        <Match when={props.saved.of !== store.outcome.migration()}>
          <p class="is-warning">! {text.next.stale}</p>
        </Match>
        <Match when={props.saved.kind === 'all'}>
          <p class="quiet">{text.next.all}</p>
        </Match>
        <Match when={true}>
          <p class="quiet">{text.next.where}</p>
          <Show when={props.saved.kind === 'changed' && removed().length > 0}>
            <p class="quiet">{text.next.deletes(removed().length)}</p>
          </Show>
          <CodeBlock label={text.next.copy} name={text.patch.shell} value={command()} />
        </Match>
      </Switch>
    </section>
  );
}

/** What deletes the files, for a shell: an archive can't. */
function deletion(paths: readonly string[]): readonly string[] {
  return paths.length === 0 ? [] : [`rm -- ${paths.map(shellWord).join(' ')}`];
}

/** Each on a line of its own: several in a row are a wall in a narrow column. */
function sentences(detail: string): readonly string[] {
  return detail.split(/(?<=\.) /);
}

function TakeAway() {
  return (
    <div class="next-ways">
      <CommandButton id="download-patch" />
      <CommandButton id="download-changed" />
      <CommandButton id="copy-pull-request" />
    </div>
  );
}

/** Their commands are shown above all of them, in the order to run them in. */
function Steps(props: { steps: readonly ChecklistStep[] }) {
  return (
    <ol class="steps">
      <For each={props.steps}>
        {(step, index) => (
          <li class="step" data-state={step.state}>
            <span class="step-sign" aria-hidden="true">
              <Show
                when={step.state === 'done'}
                fallback={step.state === 'todo' ? index() + 1 : '–'}
              >
                <Icon name="check" />
              </Show>
            </span>
            <div class="step-words">
              <p class="step-title">
                {step.title}
                <Show when={step.state !== 'todo' && step.state}>
                  {(state) => <span class="step-state">{text.checklist.state[state()]}</span>}
                </Show>
              </p>
              <p class="quiet step-detail">
                <For each={sentences(step.detail)}>{(one) => <span>{one} </span>}</For>
              </p>
            </div>
          </li>
        )}
      </For>
    </ol>
  );
}
