/**
 * Turns what a source finds into an `Intake`: makes paths safe, leaves out what does not belong to a project, reads
 * many files at once, and keeps count. It does not know where the files come from.
 */
import type { SourceFile } from '../../engine/host.ts';
import { cleanPath, commonRoot } from '../paths.ts';
import type { CarriedFile, CarriedReason } from '../snapshot.ts';
import { carriedUnread, decodeText, leftOut } from '../what-belongs.ts';
import { createBlobReader } from './blob-reader.ts';
import {
  type Found,
  type Intake,
  type IntakeOptions,
  type IntakeProblem,
  type IntakeProblemCode,
  intakeBounds,
  type ReadFile,
  type Skipped,
  type SkipReason,
} from './intake.ts';
import { type ArchiveLink, linkEnds } from './links.ts';
import { furtherProblems, intakeProblem } from './messages.ts';

/** What is known about a source besides its files. */
export interface Origin {
  /** Its name; by default, the folder that contains all files. */
  readonly name?: string;
  /** Its name if no folder contains all files. */
  readonly otherwise?: string;
  readonly directory?: FileSystemDirectoryHandle;
}

/**
 * How many files are opened or read at once: each is a round trip to the browser's file process, and several are read
 * together.
 */
const concurrency = 160;

/** Milliseconds between two progress reports. */
const progressInterval = 50;

/** How many bytes may be read before files are passed on ahead of the next report. */
const passedOn = 1024 * 1024;

/** Takes in everything that `found` yields. Never rejects: a failure becomes a problem of the intake. */
export async function gather(
  found: AsyncIterable<Found>,
  origin: Origin = {},
  options: IntakeOptions = {},
): Promise<Intake> {
  const gathering = new Gathering(options);
  const iterator = found[Symbol.asyncIterator]();
  const { signal } = options;
  const stopped = new Promise<void>((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
  const readers = Array.from({ length: concurrency }, () => gathering.read(iterator));
  await Promise.race([Promise.all(readers), stopped]);
  gathering.stop();
  // Lets the source release what it holds. It may never answer, so nobody waits for it.
  iterator.return?.().catch(() => undefined);
  return gathering.result(origin, signal?.aborted ?? false);
}

/** Whether a file with this name is never compiled. Many repositories link each crate's licence. */
function isBeside(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (
    /^(?:licen[cs]e|copying|copyright|notice|readme|changelog|authors|contributing)\b/i.test(name)
  ) {
    return true;
  }
  return /.\.\w+$/.test(name) && !/\.(?:rs|toml|lock)$/i.test(name);
}

class Gathering {
  private readonly options: IntakeOptions;
  private readonly files: SourceFile[] = [];
  private readonly carried: CarriedFile[] = [];
  private readonly taken = new Set<string>();
  private readonly skipped = new Map<SkipReason, { count: number; examples: string[] }>();
  private readonly problems = new ProblemLog();
  private readonly readBlob = createBlobReader();
  /** Read, but not yet passed on. */
  private fresh: ReadFile[] = [];
  private freshBytes = 0;
  private readonly links: ArchiveLink[] = [];
  private met = 0;
  private bytes = 0;
  private finished = false;
  private lastReport = Number.NEGATIVE_INFINITY;

  constructor(options: IntakeOptions) {
    this.options = options;
  }

  /** Takes from the shared iterator until it is empty or gathering has stopped. */
  async read(iterator: AsyncIterator<Found>): Promise<void> {
    try {
      while (!this.finished) {
        const next = await iterator.next();
        if (next.done || this.finished) return;
        await this.take(next.value);
        this.report(false);
      }
    } catch {
      // The source itself failed. What was gathered so far is kept.
      this.problems.add('unreadable', '');
    }
  }

  /** After this nothing changes any more, even if files are still being read. */
  stop(): void {
    if (!this.finished) this.report(true);
    this.finished = true;
  }

  result(origin: Origin, cancelled: boolean): Intake {
    const carriedPaths = this.carried.map((file) => file.path);
    const root = origin.directory
      ? ''
      : commonRoot([...this.files.map((file) => file.path), ...carriedPaths]);
    const below = (path: string) => (path.startsWith(root) ? path.slice(root.length) : path);
    this.judgeLinks();
    if (!cancelled && this.taken.size === 0) this.problems.add('nothing-found', '');
    return {
      name: origin.name ?? (root.slice(0, -1) || (origin.otherwise ?? '')),
      root,
      files: this.files
        .map(({ path, text }) => ({ path: below(path), text }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      carried: this.carried
        .map((file) => ({ ...file, path: below(file.path) }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      skipped: [...this.skipped]
        .map(
          ([reason, { count, examples }]): Skipped => ({
            reason,
            count,
            examples: examples.map(below),
          }),
        )
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      problems: this.problems.list(),
      directory: origin.directory ?? null,
      cancelled,
    };
  }

  /** Where links lead can only be said when everything has been read. */
  private judgeLinks(): void {
    if (this.links.length === 0) return;
    const endOf = linkEnds(this.links, this.taken);
    for (const link of this.links) {
      const end = endOf(link);
      if (end === 'texts' || isBeside(link.path)) this.skip('link', link.path);
      else {
        const shown = link.target === '' ? link.path : `${link.path} → ${link.target}`;
        this.problems.add(end === 'sources' ? 'link-entry' : 'link-outside', shown);
      }
    }
  }

  private async take(found: Found): Promise<void> {
    if (found.kind === 'problem') {
      return this.problems.add(found.code, found.path);
    }
    if (found.kind === 'link') {
      if (leftOut(found.link.path)) return;
      this.links.push(found.link);
      return;
    }
    const out = leftOut(found.path);
    if (out) return this.skip(out.reason, out.at);
    if (found.kind === 'left-out') return;
    const clean = cleanPath(found.path);
    if (!clean) return this.problems.add('unsafe-path', found.path);
    const { path } = clean;
    if (this.taken.has(path)) return this.problems.add('duplicate-path', path);
    const bounds = this.options.bounds ?? intakeBounds;
    if (this.taken.size >= bounds.files) {
      this.problems.add('too-many-files', '');
      this.finished = true;
      return;
    }
    if (clean.repaired) this.problems.add('repaired-path', found.path);
    this.taken.add(path);
    this.met++;
    try {
      await this.load(path, await found.open(), bounds.bytes);
    } catch {
      if (!this.finished) this.problems.add('unreadable', path);
    }
  }

  private async load(
    path: string,
    content: Blob | Uint8Array<ArrayBuffer>,
    bound: number,
  ): Promise<void> {
    const size = content instanceof Blob ? content.size : content.byteLength;
    let reason: CarriedReason | null = carriedUnread(path, size);
    if (!reason && this.bytes + size > bound) {
      this.problems.once('too-much-data');
      reason = 'too-large';
    }
    if (!reason) {
      this.bytes += size;
      const bytes = content instanceof Blob ? await this.readBlob(content) : content;
      if (this.finished) return;
      const decoded = decodeText(path, bytes);
      if ('text' in decoded) {
        const { text } = decoded;
        this.files.push({ path, text });
        this.fresh.push({ path, text, bytes });
        this.freshBytes += size;
        if (this.freshBytes > passedOn) this.passOn();
        return;
      }
      reason = decoded.reason;
    }
    if (this.finished) return;
    const blob = content instanceof Blob ? content : new Blob([content]);
    this.carried.push({ path, blob, reason });
    this.skip(reason, path);
  }

  private skip(reason: SkipReason, path: string): void {
    const entry = this.skipped.get(reason) ?? { count: 0, examples: [] };
    this.skipped.set(reason, entry);
    entry.count++;
    if (entry.examples.length < 5 && !entry.examples.includes(path)) entry.examples.push(path);
  }

  private passOn(): void {
    const { fresh } = this;
    this.fresh = [];
    this.freshBytes = 0;
    if (fresh.length > 0) this.options.onFiles?.(fresh);
  }

  private report(complete: boolean): void {
    if (this.finished) return;
    const now = performance.now();
    if (!complete && now - this.lastReport < progressInterval) return;
    this.lastReport = now;
    this.passOn();
    const read = this.files.length + this.carried.length;
    this.options.onProgress?.({ found: this.met, read });
  }
}

/** Problems in the order in which they came: the first fifty of each kind, and a count of the others. */
class ProblemLog {
  private readonly shown: IntakeProblem[] = [];
  private readonly counts = new Map<IntakeProblemCode, number>();

  add(code: IntakeProblemCode, path: string): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count <= 50) this.shown.push(intakeProblem(code, path));
  }

  /** For a problem of the whole intake and not of each file. */
  once(code: IntakeProblemCode): void {
    if (!this.counts.has(code)) this.add(code, '');
  }

  list(): readonly IntakeProblem[] {
    const further = [...this.counts].filter(([, count]) => count > 50);
    return [...this.shown, ...further.map(([code, count]) => furtherProblems(code, count - 50))];
  }
}
