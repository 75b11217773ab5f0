/** A row of the plain view as an element: cells of a table, to the eye and to assistive technology. */
import type { Edit, Finding } from '../../../engine/index.ts';
import { text } from '../../text.ts';
import { foldBar } from '../fold-bar.ts';
import type { Fold, FoldStep } from '../fold-lines.ts';
import { keepButton } from '../keep-button.ts';
import { takeButton } from '../take-button.ts';
import { type Comparison, keptBy, rowsOf } from './comparison.ts';
import { painted } from './paint.ts';
import type { Row } from './rows.ts';
import type { Side } from './side.ts';

/** What rows are made from and what their buttons do. */
export interface RowSource {
  readonly comparison: Comparison;
  readonly columns: 1 | 2;
  readonly a: Side | null;
  readonly b: Side;
  readonly findings: ReadonlyMap<number, readonly Finding[]>;
  readonly kept: ReadonlyMap<number, readonly Edit[]>;
  open(fold: Fold, step: FoldStep): void;
  keep(from: number, to: number): void;
  take(from: number, to: number): void;
}

/** `index` counts from 0. */
export function rowElement(source: RowSource, row: Row, index: number): HTMLElement {
  const element = part('div', 'plain-row', 'row');
  // Behind the row of column names.
  element.setAttribute('aria-rowindex', String(index + 2));
  element.tabIndex = -1;
  if (row.kind === 'fold') {
    const bar = cell('plain-fold');
    bar.setAttribute('aria-colspan', source.columns === 2 ? '5' : '3');
    bar.append(foldBar(row.fold, (fold, step) => source.open(fold, step)));
    element.append(bar);
    return element;
  }
  const { a, b, block } = row;
  const keep = keepCell(source, row);
  if (source.columns === 2) {
    element.append(...sideCells(source, 'a', a, block !== null), keep);
    element.append(...sideCells(source, 'b', b, block !== null));
  } else {
    const of = a === null ? 'b' : 'a';
    element.append(...sideCells(source, of, a ?? b, block !== null, b), keep);
  }
  return element;
}

/** `number` is the line's number as it is shown. */
function sideCells(
  source: RowSource,
  of: 'a' | 'b',
  line: number | null,
  changed: boolean,
  number: number | null = line,
): readonly HTMLElement[] {
  const numberCell = cell('plain-number');
  const code = cell('plain-code');
  const side = of === 'a' ? source.a : source.b;
  if (line === null || !side) {
    code.classList.add('is-missing');
    return [numberCell, code];
  }
  if (number !== null) numberCell.textContent = String(number);
  const dot = part('span', 'plain-dot');
  const sign = part('span', 'plain-sign');
  const words = part('span', 'plain-text');
  words.append(...painted(side.lines.textOf(line), side.spans(line), side.wanted(line)));
  code.append(dot, sign, words);
  if (changed) {
    code.classList.add(of === 'a' ? 'is-removed' : 'is-added');
    sign.textContent = of === 'a' ? text.diff.signs.removed : text.diff.signs.added;
  }
  if (of === 'a') annotate(source, line, code, dot);
  return [numberCell, code];
}

function annotate(source: RowSource, line: number, code: HTMLElement, dot: HTMLElement): void {
  const [worst] = source.findings.get(line) ?? [];
  if (worst) {
    const mark = part('span', `finding-dot is-${worst.severity}`, 'img');
    const words = `${text.findings.severity[worst.severity]}: ${worst.message}`;
    mark.setAttribute('aria-label', words);
    mark.title = worst.help ? `${words}\n${worst.help}` : words;
    mark.textContent = text.findings.sign[worst.severity];
    dot.append(mark);
  }
  const kept = source.kept.get(line);
  const [first, last] = [kept?.[0], kept?.at(-1)];
  if (first && last) {
    code.classList.add('kept-line');
    code.append(takeButton(() => source.take(first.from, last.to)));
  }
}

function keepCell(source: RowSource, row: Row & { kind: 'line' }): HTMLElement {
  const keep = cell('plain-keep');
  const { a, block, nth } = row;
  const stretch = block && keptBy(source.comparison, block, a, nth, rowsOf(block, source.columns));
  if (!stretch) return keep;
  const button = keepButton(() => source.keep(stretch.from, stretch.to));
  // A row is lower than a target may be (WCAG 2.2, 2.5.8): every other button steps aside.
  button.classList.toggle('beside', nth % 2 === 1);
  keep.append(button);
  return keep;
}

function cell(className: string): HTMLElement {
  return part('div', className, 'cell');
}

function part(tag: 'div' | 'span', className: string, role?: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  if (role) element.setAttribute('role', role);
  return element;
}
