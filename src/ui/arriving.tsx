/**
 * Covers the columns while a project is read or migrated for the first time: shows the progress, and how to stop it.
 */
import { Match, Show, Switch } from 'solid-js';
import { useStore } from '../state/store.ts';
import { useCommands } from './commands.ts';
import { usePage } from './page.ts';
import { Button } from './parts/button.tsx';
import { eachFrame } from './parts/each-frame.ts';
import { text } from './text.ts';
import './arriving.css';

export default function Arriving() {
  const store = useStore();
  const page = usePage();
  const undo = useCommands()('undo');
  const reading = eachFrame(() => page.takeIn.progress());
  const words = text.progress;
  const share = () => {
    const now = page.arriving() === 'migrating' ? store.run.progress() : null;
    return now && now.total > 0 ? now.done / now.total : undefined;
  };
  const line = () => {
    if (page.arriving() === 'reading') return words.reading(reading()?.read ?? 0);
    const now = store.run.progress();
    return now ? words[now.phase](now.done, now.total) : words.working;
  };
  return (
    <section class="arriving" aria-label={words.title[page.arriving() ?? 'reading']}>
      <div class="arriving-card">
        <Switch>
          <Match when={page.arriving() === 'stopped'}>
            <p>{words.stopped}</p>
            <div class="arriving-ways">
              <Button label={text.actions.retry} kind="main" onClick={() => store.run.retry()} />
              <Show when={undo.enabled?.()}>
                <Button label={words.back} onClick={undo.run} />
              </Show>
            </div>
          </Match>
          <Match when={true}>
            <strong>{words.title[page.arriving() ?? 'reading']}</strong>
            <Show when={share() !== undefined} fallback={<progress aria-label={words.working} />}>
              <progress aria-label={words.working} value={share() ?? 0} />
            </Show>
            <p>{line()}</p>
            <Show when={page.arriving() === 'reading' && store.project.files().length > 0}>
              <p class="quiet">{words.earlier}</p>
            </Show>
            <Button label={text.actions.cancel} onClick={() => page.cancel()} />
          </Match>
        </Switch>
      </div>
    </section>
  );
}
