import { expect, test, vi } from 'vitest';
import { openTabLocks } from '../../../src/project/tab-locks.ts';

test('a lock is one tab’s, until that is closed', async () => {
  const [one, other] = [openTabLocks(navigator.locks), openTabLocks(navigator.locks)];
  const holds = [one.hold('a'), one.hold('a'), other.hold('b')];
  expect(await Promise.all(holds)).toEqual(['held', 'held', 'held']);
  expect(await other.hold('a')).toBe('elsewhere');
  one.close();
  expect(await other.hold('a')).toBe('held');
  other.close();
});

test('a tab that reloads may still hold its lock for a moment', async () => {
  const [before, after] = [openTabLocks(navigator.locks), openTabLocks(navigator.locks)];
  await before.hold('a');
  const asked = after.hold('a');
  before.close();
  expect(await asked).toBe('held');
  after.close();
});

test('a lock that is on its way when its tab goes is let go of', async () => {
  const [before, after] = [openTabLocks(navigator.locks), openTabLocks(navigator.locks)];
  const asked = before.hold('a');
  before.close();
  expect(await asked).toBe('elsewhere');
  expect(await after.hold('a')).toBe('held');
  after.close();
});

test('without locks nobody knows of other tabs', async () => {
  expect(await openTabLocks(undefined).hold('a')).toBe('none');
});

test('a lock that is free is had, however busy the browser is', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
  const locks = openTabLocks(navigator.locks);
  expect(await locks.hold('of nobody')).toBe('held');
  vi.restoreAllMocks();
  locks.close();
});
