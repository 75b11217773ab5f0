/**
 * One line above the changes for users who have not brought a project yet: what is shown, and how to bring their own.
 * It disappears with their first project, or when they dismiss it.
 */
import { createMemo, Match, Show, Switch } from 'solid-js';
import { guideForks, isRulesFile } from '../engine/host.ts';
import { exampleTitle } from '../project/examples/gallery.ts';
import { useStore } from '../state/store.ts';
import { useCommands } from './commands.ts';
import { usePage } from './page.ts';
import { Button } from './parts/button.tsx';
import { text } from './text.ts';
import './project-strip.css';

export function ProjectStrip() {
  const store = useStore();
  const page = usePage();
  const command = useCommands();
  const origin = createMemo(() => store.project.snapshot().origin);
  const isLink = () => origin().kind === 'link';
  const empty = () => store.project.files().length === 0;
  const hasForeignRules = () =>
    store.project.options().projectRules === false && store.project.paths().some(isRulesFile);
  const shown = () =>
    isLink() || ((origin().kind === 'example' || empty()) && store.preferences().strip);
  return (
    <Show when={shown()}>
      <aside class="strip" aria-label={text.strip.label}>
        <p class="strip-words" classList={{ 'is-example': origin().kind === 'example' }}>
          <Switch fallback={text.app.line}>
            <Match when={isLink()}>{text.strip.link}</Match>
            <Match when={origin().kind === 'example'}>
              <strong>{text.strip.example}</strong> {exampleTitle(store.project.snapshot().name)}
            </Match>
          </Switch>
        </p>
        <div class="strip-ways">
          <Show when={isLink() && hasForeignRules()}>
            <span>{text.strip.rules}</span>
            <Button label={text.strip.seeRules} onClick={() => page.leadTo('forks')} />
          </Show>
          <Show when={!isLink()}>
            <span class="strip-label">{text.strip.yours}</span>
            <Button label={text.strip.folder} onClick={command('open-folder').run} />
            <Button label={text.strip.manifest} onClick={() => page.ask({ kind: 'paste' })} />
            <Button label={text.strip.lock(crate)} onClick={page.pickFiles} />
            <Button
              label={text.strip.dismiss}
              icon="close"
              iconOnly="always"
              kind="quiet"
              onClick={() => store.prefer({ strip: false })}
            />
          </Show>
        </div>
      </aside>
    </Show>
  );
}

/** A crate for which people come here. */
const crate = guideForks.flatMap((fork) => (fork.kind === 'rename' ? [fork.crate] : []))[0] ?? '';
