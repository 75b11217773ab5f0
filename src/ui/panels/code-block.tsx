/** A text to copy: shown as it is, with a copy button. */
import { CopyButton } from '../parts/copy-button.tsx';

export function CodeBlock(props: { label: string; value: string; name?: string | undefined }) {
  return (
    <figure class="code-block">
      <figcaption>
        <span>{props.name}</span>
        <CopyButton label={props.label} value={() => props.value} />
      </figcaption>
      <pre>
        <code>{props.value}</code>
      </pre>
    </figure>
  );
}
