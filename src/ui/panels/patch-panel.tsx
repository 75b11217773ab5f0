/** The `[patch]` block by itself, and where it goes. */
import { Show } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { text } from '../text.ts';
import { CodeBlock } from './code-block.tsx';

export default function PatchPanel() {
  const store = useStore();
  const patch = () => store.outcome.migration()?.patch;
  return (
    <div class="panel">
      <Show when={patch()} fallback={<p class="empty">{text.patch.none}</p>}>
        {(block) => (
          <>
            <p class="panel-line" data-good={block().applied || undefined}>
              <Show when={block().path} fallback={text.patch.rootMissing}>
                {(path) =>
                  block().applied ? text.patch.applied(path()) : text.patch.goesTo(path())
                }
              </Show>
            </p>
            <Show when={store.outcome.keptEntries() > 0}>
              <p class="panel-line is-kept">
                {text.patch.keptEntries(store.outcome.keptEntries())}
              </p>
            </Show>
            <CodeBlock
              label={text.patch.copy}
              name={block().path ?? 'Cargo.toml'}
              value={block().text}
            />
          </>
        )}
      </Show>
    </div>
  );
}
