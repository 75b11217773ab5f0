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
              {([value, [name, meaning]]) => (
                <label class="option-choice">
                  <input
                    type="radio"
                    name={choice.name}
                    checked={options()[choice.name] === value}
                    onChange={() => set(choice.label, { [choice.name]: value })}
                  />
                  <span>
                    <b>{name}</b>
                    <small>{meaning}</small>
                  </span>
                </label>
              )}
            </For>
          </fieldset>
        )}
      </For>
      <div class="option">
        <For each={switches}>
          {(name) => (
            <label class="option-choice">
              <input
                type="checkbox"
                checked={options()[name]}
                onChange={(event) =>
                  set(text.options[name][0], { [name]: event.currentTarget.checked })
                }
              />
              <span>
                <b>{text.options[name][0]}</b>
                <small>{text.options[name][1]}</small>
              </span>
            </label>
          )}
        </For>
        <For each={options().crateIn}>
          {(path) => (
            <label class="option-choice">
              <input
                type="checkbox"
                checked
                onChange={() => {
                  const crateIn = options().crateIn.filter((one) => one !== path);
                  set(text.options.crateIn(path)[0] ?? '', { crateIn });
                }}
              />
              <span>
                <b>{text.options.crateIn(path)[0]}</b>
                <small>{text.options.crateIn(path)[1]}</small>
              </span>
            </label>
          )}
        </For>
      </div>
    </section>
  );
}
