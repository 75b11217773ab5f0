/**
 * The tree. Only the rows in sight exist; the focus stays on the tree itself and points to the active row. Keys:
 * arrows, Home, End, first letters, Enter; F2 renames, Delete deletes. Shift+F10, a right click or its button opens a
 * row's menu.
 */
import { createEffect, createMemo, createSignal, Index, on, onCleanup, onMount } from 'solid-js';
import type { FileStatus } from '../../state/outcome.ts';
import { text } from '../text.ts';
import { FileRow } from './file-row.tsx';
import { rowStartingWith, type TreeRow } from './tree-model.ts';

/** In px, as `--row` in files.css. */
const rowHeight = 28;
/** How many rows are kept above and below those in sight. */
const spare = 12;
/** Milliseconds within which letters belong to one word. */
const typingPause = 600;

export function FileTree(props: {
  rows: readonly TreeRow[];
  statuses: ReadonlyMap<string, FileStatus>;
  selected: string | null;
  reviewed: ReadonlySet<string>;
  onOpen: (path: string) => void;
  onToggle: (folder: string, open: boolean) => void;
  onRename: (path: string) => void;
  onRemove: (path: string) => void;
  /** Called to open the row's menu at this place of the window. */
  onMenu: (row: TreeRow, x: number, y: number) => void;
}) {
  const [top, setTop] = createSignal(0);
  const [height, setHeight] = createSignal(600);
  const [activePath, setActivePath] = createSignal<string | null>(null);
  let tree: HTMLDivElement | undefined;
  let typed = { word: '', at: 0 };

  const active = createMemo(() => {
    const wanted = activePath() ?? props.selected;
    const at = props.rows.findIndex((row) => row.path === wanted);
    return at === -1 ? 0 : at;
  });
  const first = createMemo(() => Math.max(0, Math.floor(top() / rowHeight) - spare));
  const last = createMemo(() => Math.ceil((top() + height()) / rowHeight) + spare);
  const visible = createMemo(() => props.rows.slice(first(), last()));

  onMount(() => {
    const observer = new ResizeObserver(() => setHeight(tree?.clientHeight ?? 600));
    if (tree) observer.observe(tree);
    onCleanup(() => observer.disconnect());
  });
  createEffect(
    on(
      () => props.selected,
      (path) => {
        setActivePath(path);
        scrollTo(active());
      },
    ),
  );

  /** Computed from what is known about the tree: asking the tree would make the browser lay out the page first. */
  const scrollTo = (index: number) => {
    const at = index * rowHeight;
    const wanted = Math.min(at, Math.max(top(), at + rowHeight - height()));
    if (!tree || wanted === top()) return;
    tree.scrollTop = wanted;
    setTop(tree.scrollTop);
  };
  const goTo = (index: number) => {
    const row = props.rows[Math.min(Math.max(index, 0), props.rows.length - 1)];
    if (!row) return;
    setActivePath(row.path);
    scrollTo(active());
  };
  const pick = (row: TreeRow) => {
    setActivePath(row.path);
    if (row.kind === 'folder') props.onToggle(row.path, !row.open);
    else props.onOpen(row.path);
  };
  const into = (row: TreeRow) => {
    if (row.kind === 'folder' && !row.open) props.onToggle(row.path, true);
    else if (row.kind === 'folder') goTo(active() + 1);
  };
  const out = (row: TreeRow) => {
    if (row.kind === 'folder' && row.open) props.onToggle(row.path, false);
    else goTo(props.rows.findIndex((one) => one.path === row.parent));
  };
  const type = (event: KeyboardEvent) => {
    const word = event.timeStamp - typed.at < typingPause ? typed.word + event.key : event.key;
    typed = { word, at: event.timeStamp };
    goTo(rowStartingWith(props.rows, active() - (word.length > 1 ? 1 : 0), word));
  };

  const menu = (event: Event, x: number, y: number) => {
    const { target } = event;
    const element = target instanceof Element ? target.closest<HTMLElement>('.row') : null;
    const at = props.rows.findIndex(({ path }) => path === element?.dataset.path);
    const row = props.rows[at === -1 ? active() : at];
    if (!row) return;
    event.preventDefault();
    setActivePath(row.path);
    props.onMenu(row, x, y);
  };
  const menuAt = (row: TreeRow, button: HTMLElement) => {
    const { right, bottom } = button.getBoundingClientRect();
    setActivePath(row.path);
    props.onMenu(row, right, bottom);
  };
  const menuByKey = (event: KeyboardEvent) => {
    const row = tree?.querySelector(`#row-${active()}`) ?? tree;
    const { left = 0, bottom = 0 } = row?.getBoundingClientRect() ?? {};
    menu(event, left + rowHeight, bottom);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      menuByKey(event);
      return;
    }
    const row = props.rows[active()];
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(height() / rowHeight) - 1);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(active() + 1),
      ArrowUp: () => goTo(active() - 1),
      PageDown: () => goTo(active() + page),
      PageUp: () => goTo(active() - page),
      Home: () => goTo(0),
      End: () => goTo(props.rows.length - 1),
      ArrowRight: () => into(row),
      ArrowLeft: () => out(row),
      Enter: () => pick(row),
      ' ': () => pick(row),
      F2: () => row.kind === 'file' && props.onRename(row.path),
      Delete: () => row.kind === 'file' && props.onRemove(row.path),
    };
    const move = moves[event.key];
    if (move) move();
    // The page's own key for help.
    else if (event.key === '?') return;
    else if (event.key.length === 1) type(event);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={tree}
      class="tree"
      role="tree"
      tabIndex="0"
      aria-label={text.files.tree}
      aria-activedescendant={props.rows.length > 0 ? `row-${active()}` : undefined}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={keys}
      onContextMenu={(event) => menu(event, event.clientX, event.clientY)}
    >
      <div
        class="tree-space"
        role="presentation"
        style={{ height: `${props.rows.length * rowHeight}px` }}
      >
        {/* By index and not by row, so that scrolling and filtering only change the text in existing rows. */}
        <Index each={visible()}>
          {(row, at) => (
            <FileRow
              id={`row-${first() + at}`}
              row={row()}
              top={(first() + at) * rowHeight}
              status={props.statuses.get(row().path)}
              active={first() + at === active()}
              reviewed={props.reviewed.has(row().path)}
              selected={props.selected === row().path}
              onPick={() => pick(row())}
              onMenu={(button) => menuAt(row(), button)}
            />
          )}
        </Index>
      </div>
    </div>
  );
}
