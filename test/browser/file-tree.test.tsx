import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { FileStatus } from '../../src/state/outcome.ts';
import { FileTree } from '../../src/ui/files/file-tree.tsx';
import { fileTree, treeRows } from '../../src/ui/files/tree-model.ts';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import '../../src/styles/parts.css';
import '../../src/styles/page.css';
import '../../src/styles/small-screens.css';
import '../../src/ui/files/files.css';

let dispose = () => {};
const opened = vi.fn<(path: string) => void>();
const renamed = vi.fn<(path: string) => void>();
const removed = vi.fn<(path: string) => void>();

function show(
  paths: readonly string[] | (() => readonly string[]),
  statuses: ReadonlyMap<string, FileStatus> = new Map(),
) {
  document.body.innerHTML = '<div class="files" style="height: 300px"></div>';
  const [closed, setClosed] = createSignal<ReadonlySet<string>>(new Set<string>());
  const [selected, setSelected] = createSignal<string | null>(null);
  const all = typeof paths === 'function' ? paths : () => paths;
  const root = document.querySelector('.files');
  if (!root) throw new Error('no root');
  dispose = render(
    () => (
      <FileTree
        rows={treeRows(fileTree(all()), statuses, closed())}
        statuses={statuses}
        reviewed={new Set()}
        selected={selected()}
        onOpen={(path) => {
          opened(path);
          setSelected(path);
        }}
        onToggle={(folder, open) => setClosed(open ? new Set<string>() : new Set([folder]))}
        onRename={renamed}
        onMenu={() => undefined}
        onRemove={removed}
      />
    ),
    root,
  );
}

const tree = () => document.querySelector<HTMLElement>('[role="tree"]');
const active = () =>
  document.getElementById(tree()?.getAttribute('aria-activedescendant') ?? '')?.dataset.path;
const small = ['Cargo.toml', 'src/lib.rs', 'src/main.rs'];

beforeEach(() => vi.clearAllMocks());
afterEach(() => dispose());

test('arrows, Home, End and letters move the active row; Enter opens it', async () => {
  show(small);
  tree()?.focus();
  const steps: readonly (readonly [key: string, path: string])[] = [
    ['{ArrowDown}', 'src/lib.rs'],
    ['{ArrowDown}', 'src/main.rs'],
    ['{End}', 'Cargo.toml'],
    ['{ArrowDown}', 'Cargo.toml'],
    ['{Home}', 'src/'],
    ['m', 'src/main.rs'],
    ['{ArrowLeft}', 'src/'],
    ['{ArrowRight}', 'src/lib.rs'],
  ];
  for (const [key, path] of steps) {
    await userEvent.keyboard(key);
    expect(active(), key).toBe(path);
  }
  await userEvent.keyboard('{Enter}');
  expect(opened).toHaveBeenCalledExactlyOnceWith('src/lib.rs');
  expect(tree()?.contains(document.activeElement)).toBe(true);
});

test('a folder closes and opens by key, and says so', async () => {
  show(small);
  tree()?.focus();
  const folder = () => document.querySelector('[data-path="src/"]');
  expect(folder()?.getAttribute('aria-expanded')).toBe('true');
  await userEvent.keyboard('{ArrowLeft}');
  expect(folder()?.getAttribute('aria-expanded')).toBe('false');
  expect(document.querySelectorAll('[role="treeitem"]')).toHaveLength(2);
  await userEvent.keyboard('{ArrowRight}');
  expect(document.querySelectorAll('[role="treeitem"]')).toHaveLength(4);
});

test('F2 renames and Delete deletes files, not folders', async () => {
  show(small);
  tree()?.focus();
  await userEvent.keyboard('{F2}{Delete}');
  expect(renamed).not.toHaveBeenCalled();
  expect(removed).not.toHaveBeenCalled();
  await userEvent.keyboard('{ArrowDown}{F2}{Delete}');
  expect(renamed).toHaveBeenCalledExactlyOnceWith('src/lib.rs');
  expect(removed).toHaveBeenCalledExactlyOnceWith('src/lib.rs');
});

test('of ten thousand files only those in sight have rows, also at the end', async () => {
  show(Array.from({ length: 10_000 }, (_, at) => `f${String(at).padStart(5, '0')}.rs`));
  tree()?.focus();
  expect(document.querySelectorAll('[role="treeitem"]').length).toBeLessThan(60);
  await userEvent.keyboard('{End}');
  await expect.poll(active).toBe('f09999.rs');
  expect(document.querySelectorAll('[role="treeitem"]').length).toBeLessThan(60);
  const row = document.querySelector('[data-path="f09999.rs"]')?.getBoundingClientRect();
  const box = tree()?.getBoundingClientRect();
  expect(row?.bottom ?? 0).toBeLessThanOrEqual((box?.bottom ?? 0) + 1);
});

test('a row says its state in words', () => {
  const status: FileStatus = { state: 'attention', changes: 2, severity: 'warning', kept: 1 };
  show(small, new Map([['Cargo.toml', status]]));
  expect(document.querySelector('[data-path="Cargo.toml"]')?.getAttribute('aria-label')).toBe(
    'Cargo.toml, 2 changes, needs attention, 1 left out',
  );
});

test('a row that another file takes over says that file’s state', () => {
  const all = Array.from({ length: 60 }, (_, at) => `f${String(at).padStart(2, '0')}.rs`);
  const [paths, setPaths] = createSignal<readonly string[]>(all);
  show(paths, new Map([['f50.rs', { state: 'changed', changes: 7, severity: null, kept: 0 }]]));
  const labels = () =>
    [...document.querySelectorAll('[role="treeitem"]')].map((row) =>
      row.getAttribute('aria-label'),
    );
  expect(labels()[0]).toBe('f00.rs, no changes');
  setPaths(['f50.rs', 'src/f51.rs']);
  expect(labels()).toEqual(['src', 'f51.rs, no changes', 'f50.rs, 7 changes']);
  setPaths(all);
  expect(labels()[0]).toBe('f00.rs, no changes');
});
