/** One row of the tree, with its state as sign, colour and words. */
import { Show } from 'solid-js';
import { displayPath } from '../../project/paths.ts';
import type { FileStatus } from '../../state/outcome.ts';
import { Icon } from '../parts/icon.tsx';
import { text } from '../text.ts';
import type { TreeRow } from './tree-model.ts';

/** How many letters at the end of a long name are shown whatever the width: names that begin alike differ there. */
const tail = 6;
/** Shorter names are only cut at their end. */
const longName = 13;

export function FileRow(props: {
  id: string;
  row: TreeRow;
  top: number;
  status: FileStatus | undefined;
  active: boolean;
  selected: boolean;
  reviewed: boolean;
  onPick: () => void;
  /** Called when the row's menu button is pressed. */
  onMenu: (button: HTMLElement) => void;
}) {
  const name = () => displayPath(props.row.name);
  const cut = () => name().length - (name().length < longName ? 0 : tail);
  /** What happens to the file as a whole. */
  const whole = () => {
    const state = props.status?.state;
    return state === 'created' || state === 'removed' ? state : null;
  };
  const words = () => {
    const { row, status } = props;
    const { state } = text.files;
    const said: string[] = [displayPath(row.name)];
    const all = whole();
    if (all !== null) said.push(state[all]);
    else if (row.changes > 0) said.push(state.changed(row.changes));
    else if (row.kind === 'file') said.push(state.clean);
    if (status?.state === 'attention') said.push(state.attention);
    if (status && status.kept > 0) said.push(state.kept(status.kept));
    if (props.reviewed) said.push(text.review.reviewed);
    return said.join(', ');
  };
  return (
    <div
      id={props.id}
      class="row"
      classList={{ 'is-active': props.active, 'is-selected': props.selected }}
      data-state={props.row.kind === 'folder' ? 'folder' : (props.status?.state ?? 'clean')}
      data-path={props.row.path}
      role="treeitem"
      tabIndex="-1"
      aria-level={props.row.level}
      aria-posinset={props.row.position}
      aria-setsize={props.row.siblings}
      aria-expanded={props.row.kind === 'folder' ? props.row.open : undefined}
      aria-selected={props.selected}
      aria-label={words()}
      title={displayPath(props.row.path)}
      style={{ transform: `translateY(${props.top}px)`, '--level': props.row.level }}
      onClick={() => props.onPick()}
      onKeyDown={() => undefined}
    >
      <Show
        when={props.row.kind === 'folder'}
        fallback={<span class="row-sign" aria-hidden="true" />}
      >
        <Icon name={props.row.open ? 'down' : 'right'} />
      </Show>
      <span class="row-name">
        <span class="row-begin">{name().slice(0, cut())}</span>
        <span class="row-end">{name().slice(cut())}</span>
      </span>
      <Show when={props.reviewed}>
        <span class="row-reviewed" aria-hidden="true">
          ✓
        </span>
      </Show>
      <Show when={props.status?.kept}>
        <span class="row-kept" aria-hidden="true">
          {text.files.left(props.status?.kept ?? 0)}
        </span>
      </Show>
      <Show when={props.status?.state === 'attention'}>
        <span class="row-attention" data-severity={props.status?.severity} aria-hidden="true">
          {props.status?.severity === 'error' ? '✕' : '!'}
        </span>
      </Show>
      <Show when={whole()}>
        {(state) => (
          <span class="row-whole" aria-hidden="true">
            {text.files.signs[state()]}
          </span>
        )}
      </Show>
      <Show when={props.row.changes > 0 && whole() === null}>
        <span class="row-changes" aria-hidden="true">
          {props.row.changes}
        </span>
      </Show>
      {/* For fingers, and for users who don't know the menu yet. By keyboard, the tree itself opens it. */}
      <button
        type="button"
        class="row-more"
        tabIndex="-1"
        aria-label={text.files.menuFor(props.row.path)}
        onClick={(event) => {
          event.stopPropagation();
          props.onMenu(event.currentTarget);
        }}
      >
        ⋯
      </button>
    </div>
  );
}
