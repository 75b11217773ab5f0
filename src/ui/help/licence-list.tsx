/** The packages in the page, with their licences. */
import { For } from 'solid-js';
import { text } from '../text.ts';
import { licences } from './licences.ts';

export function LicenceList() {
  return (
    <section class="help-chapter">
      <h3>{text.help.about}</h3>
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
