import { describe, expect, test } from 'vitest';
import {
  amend,
  type History,
  historyLimit,
  record,
  redo,
  redoLabel,
  startHistory,
  undo,
  undoLabel,
} from '../../../src/project/history.ts';
import { newProject, type ProjectSnapshot } from '../../../src/project/snapshot.ts';

const project = newProject();
const named = (name: string): ProjectSnapshot => ({ ...project, name });
const steps = (...names: string[]): History =>
  names.reduce(
    (history, name) => record(history, `to ${name}`, named(name)),
    startHistory(named('')),
  );
const now = (history: History) => history.present.snapshot.name;

describe('history', () => {
  test('comes back to another project as that was left', () => {
    const other = newProject({ name: 'other' });
    const opened = record(record(steps(), 'other', other), 'again', named('a'));
    const typed = amend(opened, named('a, typed in'));
    expect(now(undo(typed))).toBe('other');
    expect(now(undo(undo(typed)))).toBe('a, typed in');
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

  test('typing belongs to the state reached', () => {
    const history = record(amend(steps('a'), named('a, typed')), 'to b', named('b'));
    expect(now(undo(history))).toBe('a, typed');
    expect(now(undo(undo(history)))).toBe('');
  });

  test('recording the present again is no step', () => {
    const history = steps('a');
    expect(record(history, 'again', history.present.snapshot)).toBe(history);
    expect(amend(history, history.present.snapshot)).toBe(history);
  });

  test('ends at its limit', () => {
    const many = steps(...Array.from({ length: historyLimit + 5 }, (_, index) => `${index}`));
    expect(many.past).toHaveLength(historyLimit);
    expect(many.past[0]?.snapshot.name).toBe('4');
  });
});
