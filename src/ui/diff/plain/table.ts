/**
 * The table that the plain view's rows stand in. It scrolls both ways: down by its full height, and sideways over room
 * for its longest line, while the rows stand still and their texts move, both sides alike.
 */
import { text } from '../../text.ts';
import type { Rows } from './rows.ts';

export function table(path: string, columns: 1 | 2) {
  const scroller = part('plain', 'table');
  scroller.tabIndex = 0;
  scroller.dataset.columns = String(columns);
  scroller.setAttribute(
    'aria-label',
    columns === 2 ? text.diff.plain(path) : text.diff.unified(path),
  );
  const room = part('plain-room', 'presentation');
  const rows = part('plain-rows', 'rowgroup');
  rows.append(head(columns));
  room.append(rows);
  scroller.append(room);
  return {
    scroller,
    rows,
    /** `longest`: the longest line's width in characters; `lines`: how high numbers go. */
    measure(all: Rows, longest: number, lines: number, flows: boolean): void {
      scroller.classList.toggle('flows', flows);
      // Rows that flow may need more.
      room.style.minBlockSize = `${all.height}px`;
      scroller.style.setProperty('--longest', String(longest));
      scroller.style.setProperty('--digits', String(String(lines).length));
      // The row of names counts.
      scroller.setAttribute('aria-rowcount', String(all.count + 1));
    },
    /** Moves the texts as far as was scrolled sideways. */
    shift(): void {
      rows.style.setProperty('--shift', `${-scroller.scrollLeft}px`);
    },
  };
}

/** Names of the columns, for assistive technology: what is seen of them stands above the view. */
function head(columns: 1 | 2): HTMLElement {
  const names = text.diff.plainColumns;
  const row = part('visually-hidden', 'row');
  row.setAttribute('aria-rowindex', '1');
  const shown =
    columns === 2
      ? [names.line, names.yours, names.keep, names.line, names.migrated]
      : [names.line, names.text, names.keep];
  for (const name of shown) {
    const cell = part('', 'columnheader');
    cell.textContent = name;
    row.append(cell);
  }
  return row;
}

function part(className: string, role: string): HTMLElement {
  const element = document.createElement('div');
  if (className) element.className = className;
  element.setAttribute('role', role);
  return element;
}
