/** How long a notice stays. */
import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNotices } from '../../src/state/notices.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const action = { label: 'Undo', run: () => undefined };
test.each([
  { what: 'of success', notice: { kind: 'done' }, seconds: 8 },
  { what: 'with actions', notice: { kind: 'done', actions: [action] }, seconds: 16 },
  { what: 'of a problem', notice: { kind: 'problem' }, seconds: Number.POSITIVE_INFINITY },
  { what: 'that stays', notice: { kind: 'done', stays: true }, seconds: Number.POSITIVE_INFINITY },
] as const)('a notice $what is there for $seconds seconds', ({ notice, seconds }) => {
  createRoot((dispose) => {
    const { notices, notify } = createNotices();
    notify({ ...notice, message: 'Done.' });
    vi.advanceTimersByTime(Math.min(seconds, 100) * 1000 - 1);
    expect(notices()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(notices()).toHaveLength(seconds > 100 ? 1 : 0);
    dispose();
  });
});

test('a page that was held up for longer than that still shows it', () => {
  createRoot((dispose) => {
    const { notices, notify } = createNotices();
    notify({ kind: 'done', message: 'Done.' });
    // All that is due by then runs at once.
    vi.runOnlyPendingTimers();
    expect(notices()).toHaveLength(1);
    dispose();
  });
});

test('a notice is announced once, with its details; an alert speaks for itself', () => {
  createRoot((dispose) => {
    const { announcement, notify } = createNotices();
    notify({ kind: 'done', message: 'Opened app: 3 files.', details: ['Left out: .git/'] });
    expect(announcement()).toBe('Opened app: 3 files. Left out: .git/');
    notify({ kind: 'problem', message: 'evil.rs was left out.' });
    expect(announcement()).toBe('Opened app: 3 files. Left out: .git/');
    dispose();
  });
});
