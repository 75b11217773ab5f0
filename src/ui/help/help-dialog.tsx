/** The help: how the page works, the scenarios, the options, and the background of each finding. */
import { createSignal, For, onMount, Show } from 'solid-js';
import { findingGroups } from '../../engine/host.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Report } from '../parts/report.tsx';
import { text } from '../text.ts';
import { chapters } from './help-text.ts';
import { licences } from './licences.ts';
import './help.css';

export function HelpDialog(props: { topic?: string | undefined; onClose: () => void }) {
  const [filter, setFilter] = createSignal('');
  let body: HTMLDivElement | undefined;
  const goToTopic = () => {
    const { topic } = props;
    const entry = topic && body?.querySelector<HTMLElement>(`#help-${CSS.escape(topic)}`);
    if (!entry) return;
    entry.scrollIntoView({ block: 'center' });
    entry.focus({ preventScroll: true });
  };
  // After the dialog has opened, because it takes the focus itself.
  onMount(() => queueMicrotask(goToTopic));
  const matches = (...words: readonly string[]) =>
    words.join(' ').toLowerCase().includes(filter().trim().toLowerCase());
  const topics = findingGroups.map(({ title, records }) => ({
    title,
    topics: Object.entries(records).map(([code, { message, why }]) => ({
      code,
      why,
      message: withPlaces(message),
    })),
  }));
  const shown = (group: (typeof topics)[number]) =>
    group.topics.filter(({ code, why, message }) => matches(code, why, message));

  return (
    <Dialog title={text.actions.help} wide onClose={() => props.onClose()}>
      <label class="help-filter">
        <span class="visually-hidden">{text.help.filter}</span>
        <input
          type="search"
          placeholder={text.help.filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
      </label>
      <div class="help" ref={body}>
        <For each={chapters}>
          {(chapter) => (
            <section class="help-chapter">
              <h3>{chapter.title}</h3>
              <dl>
                <For each={chapter.parts.filter((part) => matches(...part))}>
                  {([title, words]) => (
                    <div>
                      <dt>{title}</dt>
                      <dd>{words}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
        <For each={topics}>
          {(group) => (
            <Show when={shown(group).length > 0}>
              <section class="help-chapter">
                <h3>{text.help.findings(group.title)}</h3>
                <dl>
                  <For each={shown(group)}>
                    {({ code, why, message }) => (
                      <div id={`help-${code}`} tabIndex="-1">
                        <dt>
                          <code>{code}</code>
                        </dt>
                        <dd>
                          <p class="quiet">{message}</p>
                          <p>{why}</p>
                        </dd>
                      </div>
                    )}
                  </For>
                </dl>
              </section>
            </Show>
          )}
        </For>
        <Show when={matches(text.help.about, text.help.madeOf, text.help.wrong)}>
          <About />
        </Show>
      </div>
    </Dialog>
  );
}

/** The finding's own text, with its parameters shown as such. */
function withPlaces(message: string): string {
  return message.replace(/\{(\w+)\}/g, '‹$1›');
}

/** Where to report problems, and the packages in the page with their licences. */
function About() {
  return (
    <section class="help-chapter">
      <h3>{text.help.about}</h3>
      <p>
        {text.help.wrong} <Report />
      </p>
      <p>{text.help.madeOf}</p>
      <ul>
        <For each={licences}>
          {({ name, version, licence, holder }) => (
            <li>
              <code>
                {name} {version}
              </code>
              {`, ${licence}, © ${holder}`}
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
