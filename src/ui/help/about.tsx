/** About the page: where to report problems, and the packages in it with their licences. */
import { For } from 'solid-js';
import { Report } from '../parts/report.tsx';
import { text } from '../text.ts';
import { licences } from './licences.ts';

export function About() {
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
