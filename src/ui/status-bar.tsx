/** The bottom line: what the migration comes to, or its progress. */
import { createMemo, Match, Show, Switch } from 'solid-js';
import { type Store, useStore } from '../state/store.ts';
import { usePage } from './page.ts';
import { Button } from './parts/button.tsx';
import { eachFrame } from './parts/each-frame.ts';
import { text } from './text.ts';

export function StatusBar() {
  const store = useStore();
  const page = usePage();
  const number = (severity: 'error' | 'warning') =>
    store.outcome.findings().filter((finding) => finding.severity === severity).length;
  const errors = createMemo(() => number('error'));
  const warnings = createMemo(() => number('warning'));
  const reading = eachFrame(() => page.takeIn.progress());
  const share = () => {
    const now = store.run.progress();
    return now && now.total > 0 ? now.done / now.total : undefined;
  };
  /**
   * The last result in words. It stays while the next result is a moment away, because text that flashes can't be read.
   */
  const last = createMemo<readonly [files: string, changes: string] | null>(
    (before) => (store.outcome.migration() && store.run.fresh() ? partsOf(store) : before),
    null,
  );
  /** How many files there are, if a result is shown, and what is said after that. */
  const files = createMemo(() => (store.run.busy() || store.run.fresh() ? last()?.[0] : undefined));
  const line = createMemo(
    () => (files() && last()?.[1]) ?? (store.run.busy() ? text.progress.working : text.app.line),
  );
  const showFindings = () => page.leadTo('findings');
  /** Whether everything the page was given is in what it shows, apart from a result that is a moment away. */
  const settled = () => page.started() && !page.takeIn.busy() && !store.run.busy();

  return (
    <section class="status" aria-label={text.regions.status} data-settled={settled()}>
      <Switch
        fallback={
          <p class="status-line">
            <span class="status-files">{files() && `${files()}, `}</span>
            {line()}
          </p>
        }
      >
        <Match when={store.run.failure()}>
          {(failure) => (
            <div class="status-line is-error" role="alert">
              <span>{failure().message}</span>
              <Button label={text.actions.retry} onClick={() => store.run.retry()} />
            </div>
          )}
        </Match>
        <Match when={page.arriving()}>
          <p class="status-line">{text.progress.arriving}</p>
        </Match>
        <Match when={page.takeIn.busy()}>
          <div class="status-line">
            <progress aria-label={text.progress.working} />
            <span>{text.progress.reading(reading()?.read ?? 0)}</span>
            <Button label={text.actions.cancel} onClick={() => page.cancel()} />
          </div>
        </Match>
        <Match when={page.takeOut.packing()}>
          {(now) => (
            <div class="status-line">
              <progress
                aria-label={text.progress.working}
                value={now().done / Math.max(1, now().total)}
              />
              <span>{text.progress.packing(now().done, now().total)}</span>
              <Button label={text.actions.cancel} onClick={() => page.cancel()} />
            </div>
          )}
        </Match>
        <Match when={store.run.slow()}>
          <div class="status-line">
            <Show
              when={share() !== undefined}
              fallback={<progress aria-label={text.progress.working} />}
            >
              <progress aria-label={text.progress.working} value={share() ?? 0} />
            </Show>
            <span>
              <Show when={store.run.progress()} fallback={text.progress.working}>
                {(now) => text.progress[now().phase](now().done, now().total)}
              </Show>
            </span>
            <Button label={text.actions.cancel} onClick={() => page.cancel()} />
          </div>
        </Match>
        <Match when={store.run.cancelled()}>
          <div class="status-line">
            <span>{text.progress.cancelled}</span>
            <Button label={text.actions.retry} onClick={() => store.run.retry()} />
          </div>
        </Match>
      </Switch>
      <Show when={errors() + warnings() > 0}>
        <button type="button" class="status-findings" onClick={showFindings}>
          <Show when={errors() > 0}>
            <span class="is-error">✕ {text.status.errors(errors())}</span>
          </Show>
          <Show when={warnings() > 0}>
            <span class="is-warning">! {text.status.warnings(warnings())}</span>
          </Show>
        </button>
      </Show>
      <p class="status-private">{text.status.private}</p>
    </section>
  );
}

/** The result in words. */
export function summary(store: Store): string {
  return partsOf(store).join(', ');
}

function partsOf({ project, outcome }: Store): readonly [files: string, changes: string] {
  const changed = outcome.changed();
  const created = changed.filter(({ before }) => before === null).length;
  const { files, changes } = text.status;
  const given = project.files().length;
  return [files(given), changes(changed.length - created, created, outcome.changes())];
}
