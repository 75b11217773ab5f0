/**
 * A button: its words always name it, also where only its sign is shown. One that can do nothing now keeps the keyboard:
 * Undo that took the last step back is where one still is.
 */
import { Show } from 'solid-js';
import { Icon, type IconName } from './icon.tsx';

export function Button(props: {
  label: string;
  icon?: IconName | undefined;
  /** Hides the words from the eye: `always`, or on narrow screens (`narrow`). */
  iconOnly?: 'always' | 'narrow' | undefined;
  /** More than the label says, such as the shortcut. */
  title?: string | undefined;
  kind?: 'plain' | 'main' | 'quiet' | undefined;
  disabled?: boolean | undefined;
  pressed?: boolean | undefined;
  onClick: (event: MouseEvent) => void;
}) {
  return (
    <button
      type="button"
      class={`button is-${props.kind ?? 'plain'}`}
      classList={{
        'icon-only': props.iconOnly === 'always',
        'icon-when-narrow': props.iconOnly === 'narrow',
      }}
      aria-label={props.iconOnly ? props.label : undefined}
      aria-pressed={props.pressed}
      title={props.title ?? (props.iconOnly ? props.label : undefined)}
      aria-disabled={props.disabled ? 'true' : undefined}
      onClick={(event) => props.disabled || props.onClick(event)}
    >
      <Show when={props.icon}>{(icon) => <Icon name={icon()} />}</Show>
      <span class="button-label">{props.label}</span>
    </button>
  );
}
