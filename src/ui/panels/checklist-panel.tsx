/** The guide's seven steps, judged for this project, with the exact commands. */
import { For, Show } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { Icon } from '../parts/icon.tsx';
import { text } from '../text.ts';
import { CodeBlock } from './code-block.tsx';
import { KeptNote } from './kept-note.tsx';

export default function ChecklistPanel() {
  const store = useStore();
  const steps = () => store.outcome.migration()?.checklist ?? [];
  return (
    <div class="panel">
      <Show when={steps().length > 0} fallback={<p class="empty">{text.checklist.none}</p>}>
        <KeptNote />
        <ol class="steps">
          <For each={steps()}>
            {(step) => (
              <li class="step" data-state={step.state}>
                <span class="step-sign" aria-hidden="true">
                  <Show
                    when={step.state === 'done'}
                    fallback={step.state === 'todo' ? step.step : '–'}
                  >
                    <Icon name="check" />
                  </Show>
                </span>
                <div class="step-words">
                  <p class="step-title">
                    {step.title}
                    <span class="step-state">{text.checklist.state[step.state]}</span>
                  </p>
                  <p class="quiet">{step.detail}</p>
                  <Show when={step.commands.length > 0}>
                    <CodeBlock
                      label={text.checklist.copy(step.step)}
                      name={text.patch.shell}
                      value={step.commands.join('\n')}
                    />
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </div>
  );
}
