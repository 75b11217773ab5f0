import { describe, expect, test } from 'vitest';
import {
  amend,
  type History,
  historyLimit,
  record,
  redo,
  redoLabel,
  startHistory,
  typingGone,
  undo,
  undoLabel,
} from '../../../src/project/history.ts';
import {
  changed,
  copyOf,
  lacksText,
  newProject,
  type ProjectSnapshot,
} from '../../../src/project/snapshot.ts';
import { folderHandle } from '../../property/fake-folder.ts';

const project = newProject({ files: [{ path: 'a.rs', text: 'first' }] });
const named = (name: string): ProjectSnapshot => ({ ...project, name });
const steps = (...names: string[]): History =>
  names.reduce(
    (history, name) => record(history, `to ${name}`, named(name)),
    startHistory(named('')),
  );
const now = (history: History) => history.present.snapshot.name;
const textOf = ({ present }: History, path = 'a.rs') =>
  present.snapshot.files.find((file) => file.path === path)?.text ?? null;
const withFiles = (history: History, files: Readonly<Record<string, string>>): ProjectSnapshot => ({
  ...history.present.snapshot,
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
});

describe('history', () => {
  test('comes back to another project as that was left', () => {
    const other = newProject({ name: 'other' });
    const opened = record(record(steps(), 'other', other), 'again', named('a'));
    const typed = amend(opened, 'a.rs', 'typed in');
    expect(now(undo(typed))).toBe('other');
    expect(now(undo(undo(typed)))).toBe('a');
    expect(textOf(undo(undo(typed)))).toBe('typed in');
  });

  test('goes back and forth over the same snapshots', () => {
    const history = steps('a', 'b');
    const back = undo(undo(history));
    expect([now(undo(history)), now(back)]).toEqual(['a', '']);
    expect(redo(redo(back))).toEqual(history);
    expect(redo(redo(back)).present.snapshot).toBe(history.present.snapshot);
  });

  test('names what undo and redo would do', () => {
    const history = steps('a', 'b');
    expect([undoLabel(history), redoLabel(history)]).toEqual(['to b', null]);
    expect([undoLabel(undo(history)), redoLabel(undo(history))]).toEqual(['to a', 'to b']);
    expect(undoLabel(startHistory(named('')))).toBeNull();
  });

  test('at its ends stays the object it is', () => {
    const history = steps('a');
    expect(redo(history)).toBe(history);
    expect(undo(undo(history))).toEqual(undo(history));
  });

  test('a new action forgets what was undone', () => {
    expect(redoLabel(record(undo(steps('a', 'b')), 'to c', named('c')))).toBeNull();
  });

  test('recording the present again is no step', () => {
    const history = steps('a');
    expect(record(history, 'again', history.present.snapshot)).toBe(history);
    expect(amend(history, 'a.rs', 'first')).toBe(history);
    expect(amend(history, 'gone.rs', 'text')).toBe(history);
  });

  test('ends at its limit', () => {
    const many = steps(...Array.from({ length: historyLimit + 5 }, (_, index) => `${index}`));
    expect(many.past).toHaveLength(historyLimit);
    expect(many.past[0]?.snapshot.name).toBe('4');
  });
});

describe('typing and undo', () => {
  test('an option taken back, or chosen again, leaves what was typed before and since', () => {
    const before = amend(steps(), 'a.rs', 'first, before');
    const since = amend(
      record(before, 'option', changed(before.present.snapshot, { options: {} })),
      'a.rs',
      'since',
    );
    const undone = undo(since);
    expect(textOf(undone)).toBe('since');
    const between = amend(undone, 'a.rs', 'between');
    expect(textOf(redo(between))).toBe('between');
    expect(textOf(undo(redo(between)))).toBe('between');
    expect(typingGone(since, undone)).toBeNull();
    expect(typingGone(between, redo(between))).toBeNull();
  });

  test('reaches every step that has the text which was typed over, and no other one', () => {
    const added = record(
      steps('a', 'b'),
      'add',
      withFiles(steps(), { 'a.rs': 'first', 'b.rs': 'new' }),
    );
    const replaced = record(added, 'replace', withFiles(added, { 'a.rs': 'given', 'b.rs': 'new' }));
    const typed = amend(amend(replaced, 'a.rs', 'given, typed'), 'b.rs', 'new, typed');
    const back = undo(typed);
    expect([textOf(back), textOf(back, 'b.rs')]).toEqual(['first', 'new, typed']);
    expect([textOf(undo(back)), textOf(undo(back), 'b.rs')]).toEqual(['first', null]);
    expect([textOf(redo(back)), textOf(redo(back), 'b.rs')]).toEqual([
      'given, typed',
      'new, typed',
    ]);
  });

  test('what Undo takes away with the file that brought it is told, once', () => {
    const added = record(steps(), 'add', withFiles(steps(), { 'a.rs': 'first', 'b.rs': '' }));
    expect(typingGone(added, undo(added))).toBeNull();
    const typed = amend(added, 'b.rs', 'typed');
    expect(typingGone(typed, undo(typed))).toBe(typed.present.snapshot);
    const again = redo(undo(typed));
    expect(textOf(again, 'b.rs')).toBe('typed');
    expect(typingGone(again, undo(again))).toBeNull();
  });

  test('leaves the steps of other projects alone, though they hold the same text', () => {
    const copied = record(steps(), 'copy', copyOf(project));
    expect(textOf(undo(amend(copied, 'a.rs', 'typed into the copy')))).toBe('first');
  });

  test('makes a link’s project the user’s own, in every step', () => {
    const link = newProject({ files: project.files, origin: { kind: 'link', fragment: '#x' } });
    const chosen = record(startHistory(link), 'option', changed(link, { options: {} }));
    const undone = undo(amend(chosen, 'a.rs', 'typed'));
    expect(undone.present.snapshot.origin).toEqual({ kind: 'own' });
  });

  test('text of the user’s that comes to stand nowhere else', () => {
    const folder = { handle: folderHandle('disk', new Map()), read: new Map([['a.rs', 'first']]) };
    const now = withFiles(steps(), { 'a.rs': 'other' });
    expect(lacksText(now, project)).toBe(true);
    // The next Save writes over what is on disk.
    expect(lacksText(now, { ...project, folder })).toBe(true);
    expect(lacksText(now, { ...project, origin: { kind: 'example', fragment: '' } })).toBe(false);
    expect(lacksText(now, withFiles(steps(), { 'a.rs': ' \n' }))).toBe(false);
    expect(lacksText(project, project)).toBe(false);
  });
});
