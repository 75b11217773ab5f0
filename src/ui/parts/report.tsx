/** Where to report problems: a link if the build knows the place (package.json's `bugs`), otherwise words. */
import { Show } from 'solid-js';
import { text } from '../text.ts';

/** Set by vite.config.ts. */
const address: unknown = import.meta.env.FORKLIFT_BUGS;

export function Report() {
  return (
    <Show when={typeof address === 'string' && address} fallback={text.report.elsewhere}>
      {(href) => (
        <a href={href()} target="_blank" rel="noreferrer">
          {text.report.link}
        </a>
      )}
    </Show>
  );
}
