/** Copies a text and shows for a moment whether that worked. */
import { createSignal, onCleanup } from 'solid-js';
import { copyText } from '../../project/export/clipboard.ts';
import { useStore } from '../../state/store.ts';
import { text } from '../text.ts';
import { Icon } from './icon.tsx';

/** Milliseconds that the answer stays on the button. */
const shown = 2_000;

export function CopyButton(props: {
  label: string;
  value: () => string;
  /** The label, in place of “Copy”. */
  word?: string;
}) {
  const store = useStore();
  const [state, setState] = createSignal<'idle' | 'copied' | 'failed'>('idle');
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    const outcome = await copyText(props.value());
    setState(outcome.copied ? 'copied' : 'failed');
    if (outcome.copied) store.announce(text.copy.copied);
    else store.notify({ kind: 'problem', message: outcome.message });
    clearTimeout(timer);
    timer = setTimeout(() => setState('idle'), shown);
  };
  const word = () =>
    ({ idle: props.word ?? text.copy.copy, copied: text.copy.copied, failed: text.copy.failed })[
      state()
    ];
  return (
    <button
      type="button"
      class="button is-plain copy-button"
      data-state={state()}
      aria-label={state() === 'idle' ? props.label : word()}
      title={props.label}
      onClick={() => void copy()}
    >
      <Icon name={state() === 'copied' ? 'check' : state() === 'failed' ? 'close' : 'copy'} />
      <span>{word()}</span>
    </button>
  );
}
