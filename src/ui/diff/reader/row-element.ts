/** A row of the reader as an element: cells of a table, for the eye and for assistive technology. */
import type { Finding } from '../../../engine/host.ts';
import { text } from '../../text.ts';
import { applyBox, foldBar } from '../controls.ts';
import type { Layout } from '../file-view.ts';
import type { Fold, FoldStep } from '../folds.ts';
import type { Comparison } from './comparison.ts';
import type { Decisions } from './decisions.ts';
import { painted } from './paint.ts';
import type { Row } from './rows.ts';
import type { Side } from './side.ts';

/** What rows are made from, and what their buttons do. */
export interface RowContext {
  readonly comparison: Comparison;
  readonly layout: Layout;
  /** Both sides beside each other (2), or one above the other (1). */
  readonly columns: 1 | 2;
  readonly a: Side | null;
  readonly b: Side;
  readonly findings: ReadonlyMap<number, readonly Finding[]>;
  readonly decisions: Decisions;
  /** Lines with a change that is left out. */
  readonly left: ReadonlySet<number>;
  open(fold: Fold, step: FoldStep): void;
  apply(from: number, to: number, apply: boolean): void;
}

/** `index` counts from 0. */
export function rowElement(source: RowContext, row: Row, index: number): HTMLElement {
  const element = part('div', 'reader-row', 'row');
  // After the row of column names.
  element.setAttribute('aria-rowindex', String(index + 2));
  element.tabIndex = -1;
  if (row.kind === 'fold') {
    const bar = cell('reader-fold');
    bar.setAttribute('aria-colspan', String(names[source.layout].length));
    bar.append(foldBar(row.fold, (fold, step) => source.open(fold, step)));
    element.append(bar);
    return element;
  }
  const { a, b, block } = row;
  const changed = block !== null;
  const choice = choiceCell(source, row);
  if (source.layout === 'split') {
    element.append(numberCell(a), codeCell(source, 'a', a, changed), choice);
    element.append(numberCell(b), codeCell(source, 'b', b, changed));
    return element;
  }
  const code = codeCell(source, a === null ? 'b' : 'a', a ?? b, changed);
  if (source.layout === 'unified') element.append(numberCell(a), numberCell(b), code, choice);
  else element.append(numberCell(a ?? b), code);
  return element;
}

const columns = text.diff.readerColumns;
const names: Readonly<Record<Layout, readonly string[]>> = {
  split: [columns.old, columns.yours, columns.choice, columns.now, columns.migrated],
  unified: [columns.old, columns.now, columns.words, columns.choice],
  source: [columns.old, columns.words],
};

/** The names of the table and its columns, for assistive technology. */
export const columnNames = {
  table: (path: string, layout: Layout) =>
    layout === 'unified' ? text.diff.unified(path) : text.diff.reader(path),
  row(layout: Layout): HTMLElement {
    const row = part('div', 'visually-hidden', 'row');
    row.setAttribute('aria-rowindex', '1');
    for (const name of names[layout]) {
      const header = part('div', '', 'columnheader');
      header.textContent = name;
      row.append(header);
    }
    return row;
  },
};

export function part(tag: 'div' | 'span', className: string, role?: string): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (role) element.setAttribute('role', role);
  return element;
}

function cell(className: string): HTMLElement {
  return part('div', className, 'cell');
}

function numberCell(line: number | null): HTMLElement {
  const number = cell('reader-number');
  if (line !== null) number.textContent = String(line);
  return number;
}

function codeCell(
  source: RowContext,
  of: 'a' | 'b',
  line: number | null,
  changed: boolean,
): HTMLElement {
  const code = cell('reader-code');
  const side = of === 'a' ? source.a : source.b;
  if (line === null || !side) {
    code.classList.add('is-missing');
    return code;
  }
  const dot = part('span', 'reader-dot');
  const sign = part('span', 'reader-sign');
  const shown = part('span', 'reader-text');
  const words = side.lines.textOf(line);
  shown.style.setProperty('--indent', String(indentOf(words)));
  shown.append(...painted(words, side.spans(line), side.wanted(line)));
  code.append(dot, sign, shown);
  if (changed) {
    code.classList.add(of === 'a' ? 'is-removed' : 'is-added');
    sign.textContent = of === 'a' ? text.diff.signs.removed : text.diff.signs.added;
  }
  if (of === 'a') {
    code.classList.toggle('kept-line', source.left.has(line));
    dot.append(...findingDot(source.findings.get(line)?.[0]));
  }
  return code;
}

/** The column where a line begins, up to a limit. The style sheet decides how far it is shown to begin there. */
function indentOf(line: string): number {
  const space = /^[ \t]{0,80}/.exec(line)?.[0] ?? '';
  return space.replaceAll('\t', '    ').length;
}

function findingDot(worst: Finding | undefined): readonly HTMLElement[] {
  if (!worst) return [];
  const mark = part('span', `finding-dot is-${worst.severity}`, 'img');
  const words = `${text.findings.severity[worst.severity]}: ${worst.message}`;
  mark.setAttribute('aria-label', words);
  mark.title = worst.help ? `${words}\n${worst.help}` : words;
  mark.textContent = text.findings.sign[worst.severity];
  return [mark];
}

/** The cell with the boxes of the row's changes. */
function choiceCell(source: RowContext, { a, block, nth }: Row & { kind: 'line' }): HTMLElement {
  const choice = cell('reader-choice');
  for (const { line, from, to, applied, beside } of source.decisions.at(a, block, nth)) {
    choice.append(applyBox(line, applied, (apply) => source.apply(from, to, apply)));
    if (beside) choice.classList.add('beside');
  }
  return choice;
}
