/** A part of the page that may fail without the others. The user can then save the work and try the part again. */
import { ErrorBoundary, type JSX } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { saveWork } from '../actions/take-out.ts';
import { text } from '../text.ts';
import { Button } from './button.tsx';
import { Report } from './report.tsx';

export function Guard(props: {
  /** The class that places the part on the page. */
  place: string;
  children: JSX.Element;
}) {
  const store = useStore();
  return (
    <ErrorBoundary
      fallback={(error: unknown, reset) => (
        <section class={`${props.place} failed`} role="alert">
          <p class="is-error">{text.unexpected.part}</p>
          <p>
            <code>{text.unexpected.what(error)}</code>
          </p>
          <p>
            {text.unexpected.wayOut} <Report />
          </p>
          <Button
            label={text.unexpected.save}
            icon="download"
            onClick={() => void saveWork(store)}
          />{' '}
          <Button label={text.actions.retry} onClick={reset} />
        </section>
      )}
    >
      {props.children}
    </ErrorBoundary>
  );
}
