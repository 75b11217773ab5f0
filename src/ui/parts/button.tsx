/**
 * A button. Its label always names it, even if only its icon is visible. A button that can do nothing now keeps the
 * focus: after Undo has undone the last step, that is where the user still is.
 */
import { Show } from 'solid-js';
import { Icon, type IconName } from './icon.tsx';

export function Button(props: {
  label: string;
  icon?: IconName | undefined;
  /** What it is about, heard after the label, where several buttons have the same one. */
  about?: string | undefined;
  /** Hides the label. */
  iconOnly?: 'always' | undefined;
  /** More information than the label, such as the shortcut. */
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
      }}
      aria-label={
        props.about ? `${props.label}: ${props.about}` : props.iconOnly ? props.label : undefined
      }
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
