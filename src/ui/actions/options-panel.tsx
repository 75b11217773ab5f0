/** The migration's options, each with what it does; changes take effect at once. Loaded when it is first opened. */
import { For } from 'solid-js';
import type { MigrationOptions } from '../../engine/host.ts';
import { allOptions } from '../../state/project.ts';
import { useStore } from '../../state/store.ts';
import { text } from '../text.ts';

const { strategy, patchScope, outsideMatrix } = text.options;
const choices = [
  {
    name: 'strategy',
    label: strategy.label,
    values: [
      ['rename', strategy.rename],
      ['alias', strategy.alias],
    ],
  },
  {
    name: 'patchScope',
    label: patchScope.label,
    values: [
      ['guide', patchScope.guide],
      ['used', patchScope.used],
    ],
  },
  {
    name: 'outsideMatrix',
    label: outsideMatrix.label,
    values: [
      ['hold', outsideMatrix.hold],
      ['migrate', outsideMatrix.migrate],
    ],
  },
] as const;
const switches = ['shim', 'docs'] as const;

export default function OptionsPanel(props: { id: string }) {
  const store = useStore();
  const options = () => allOptions(store.project.options());
  const set = (label: string, change: MigrationOptions) =>
    store.project.setOptions(text.options.changed(label), change);
  return (
    <section class="menu-list options" id={props.id} aria-label={text.options.title}>
      <For each={choices}>
        {(choice) => (
          <fieldset class="option">
            <legend>{choice.label}</legend>
            <For each={choice.values}>
              {([value, words]) => (
                <Choice
                  group={choice.name}
                  words={words}
                  checked={options()[choice.name] === value}
                  onChange={() => set(choice.label, { [choice.name]: value })}
                />
              )}
            </For>
          </fieldset>
        )}
      </For>
      <div class="option">
        <For each={switches}>
          {(name) => (
            <Choice
              words={text.options[name]}
              checked={options()[name]}
              onChange={(checked) => set(text.options[name][0], { [name]: checked })}
            />
          )}
        </For>
        <For each={options().crateIn}>
          {(path) => (
            <Choice
              words={text.options.crateIn(path)}
              checked
              onChange={() => {
                const crateIn = options().crateIn.filter((one) => one !== path);
                set(text.options.crateIn(path)[0], { crateIn });
              }}
            />
          )}
        </For>
      </div>
    </section>
  );
}

/** A value to choose and what it does: one of a group, or a switch of its own. */
function Choice(props: {
  group?: string;
  words: readonly [name: string, meaning: string];
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label class="option-choice">
      <input
        type={props.group ? 'radio' : 'checkbox'}
        name={props.group}
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        <b>{props.words[0]}</b>
        <small>{props.words[1]}</small>
      </span>
    </label>
  );
}
