/**
 * The engine's workers as one: it starts as many as a project is worth, knows what each of them holds, and sends it
 * what it lacks. It lives until one of them is lost; then all are stopped, and the client starts another crew.
 */
import type { MigrationOptions, SourceFile } from '../engine/index.ts';
import type { FromWorker, PutFile, StagedFile, ToWorker } from './protocol.ts';
import { everyone, type Shares } from './shares.ts';

/** The part of `Worker` that is used, so that a test can stand in for it. */
export interface WorkerLike {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** A text file as it was read, with the bytes it came from; these are given away where nothing else shares their buffer. */
export interface ReadFile extends SourceFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface CrewEvents {
  receive(message: FromWorker): void;
  /** A worker died, or its answer could not be read. */
  lost(detail: string): void;
}

/** How many code units go to a worker in one message: about 10 ms of copying. */
const batchSize = 4 * 1024 * 1024;

/** A worker, and what it is known to hold. */
interface Member {
  readonly worker: WorkerLike;
  /** Comparing strings that are the same object costs nothing. */
  readonly texts: Map<string, string>;
  /** Handed over ahead, and not adopted yet. */
  staged: SourceFile[];
  /** The paths it was last told. */
  paths: readonly string[];
}

interface Delivery {
  readonly to: Member;
  readonly files: readonly PutFile[];
}

export class Crew {
  private readonly spawn: () => WorkerLike;
  private readonly shares: Shares;
  private readonly events: CrewEvents;
  private members: Member[] = [];
  private paths: readonly string[] = [];
  private homes: readonly number[] = [];
  /** The files that every worker they belong to is known to hold, by place in the project. */
  private delivered: readonly SourceFile[] = [];

  /** Throws where no worker can be started. */
  constructor(spawn: () => WorkerLike, shares: Shares, events: CrewEvents) {
    this.spawn = spawn;
    this.shares = shares;
    this.events = events;
    this.grow();
  }

  /** Hands over files of a project that is still being read. */
  stage(files: readonly ReadFile[]): void {
    const homes = files.map((file) => this.shares.guess(file));
    this.grow();
    for (const [index, member] of this.members.entries()) {
      const own = files.filter((_, at) => homes[at] === everyone || homes[at] === index);
      if (own.length === 0) continue;
      const alone = this.members.length === 1;
      const transfer = wholeBuffers(alone ? own : files.filter((_, at) => homes[at] === index));
      const staged = own.map(
        ({ path, text, bytes }): StagedFile =>
          transfer.has(bytes.buffer) ? { path, bytes } : { path, text },
      );
      member.worker.postMessage({ type: 'stage', files: staged }, [...transfer]);
      for (const { path, text } of own) member.staged.push({ path, text });
    }
  }

  /** What was staged is the project's, under its paths less `root`; `null` forgets it. */
  adopt(root: string | null): void {
    this.delivered = [];
    for (const member of this.members) {
      if (member.staged.length === 0) continue;
      member.worker.postMessage({ type: 'adopt', root });
      if (root !== null) {
        for (const { path, text } of member.staged) member.texts.set(path.slice(root.length), text);
      }
      member.staged = [];
    }
  }

  /** Sends what the workers lack of `files`: each step sends a batch and says how many files went of how many. */
  *deliver(files: readonly SourceFile[]): Generator<{ done: number; total: number }> {
    const known = this.arrange(files) ? this.delivered : [];
    this.delivered = [];
    const deliveries = this.missing(files, known);
    const total = deliveries.reduce((sum, delivery) => sum + delivery.files.length, 0);
    let done = 0;
    for (const { to, files: batch } of deliveries) {
      to.worker.postMessage({ type: 'put', files: batch });
      for (const { path, text } of batch) {
        if (text === null) to.texts.delete(path);
        else to.texts.set(path, text);
      }
      done += batch.length;
      yield { done, total };
    }
    this.delivered = files;
  }

  /** Lets the workers migrate what was delivered. */
  run(id: number, options: MigrationOptions): void {
    for (const member of this.members) {
      const paths = member.paths === this.paths ? null : this.paths;
      if (paths) this.tell(member, paths);
      member.worker.postMessage({ type: 'run', id, options, paths });
    }
  }

  stop(): void {
    for (const { worker } of this.members) {
      worker.onmessage = null;
      worker.onerror = null;
      worker.onmessageerror = null;
      worker.terminate();
    }
    this.members = [];
  }

  /** Finds out where the files belong; whether that is as it was. */
  private arrange(files: readonly SourceFile[]): boolean {
    const { paths } = this;
    if (files.length === paths.length && files.every(({ path }, at) => path === paths[at])) {
      return true;
    }
    this.paths = files.map(({ path }) => path);
    this.homes = this.shares.homes(files);
    this.grow();
    return false;
  }

  private missing(files: readonly SourceFile[], known: readonly SourceFile[]): Delivery[] {
    const deliveries: Delivery[] = [];
    for (const [index, to] of this.members.entries()) {
      const lacking: PutFile[] = [];
      for (const [at, file] of files.entries()) {
        if (known[at] === file) continue;
        const { path, text } = file;
        const home = this.homes[at];
        if (home === everyone || home === index) {
          if (to.texts.get(path) !== text) lacking.push({ path, text });
        } else if (to.texts.has(path)) lacking.push({ path, text: null });
      }
      for (const batch of batches(lacking)) deliveries.push({ to, files: batch });
    }
    return deliveries;
  }

  /** What is not among `paths` is forgotten, here as there. */
  private tell(member: Member, paths: readonly string[]): void {
    member.paths = paths;
    const present = new Set(paths);
    for (const path of member.texts.keys()) {
      if (!present.has(path)) member.texts.delete(path);
    }
  }

  /** Starts the workers that are wanted by now; all but the first are connected with it. */
  private grow(): void {
    while (this.members.length < this.shares.count) {
      const worker = this.spawn();
      worker.onmessage = ({ data }) => this.events.receive(data);
      worker.onerror = (event) => {
        event.preventDefault?.();
        this.events.lost(event.message ?? '');
      };
      worker.onmessageerror = () => this.events.lost('its answer could not be read');
      this.members.push({ worker, texts: new Map(), staged: [], paths: [] });
      const [leader] = this.members;
      if (!leader || leader.worker === worker) continue;
      const { port1, port2 } = new MessageChannel();
      leader.worker.postMessage({ type: 'member', port: port1 }, [port1]);
      worker.postMessage({ type: 'leader', port: port2 }, [port2]);
    }
  }
}

/** The buffers that hold these files and nothing else: they can be given away. */
function wholeBuffers(files: readonly ReadFile[]): ReadonlySet<ArrayBuffer> {
  const held = new Map<ArrayBuffer, number>();
  for (const { bytes } of files) {
    held.set(bytes.buffer, (held.get(bytes.buffer) ?? 0) + bytes.byteLength);
  }
  return new Set([...held].flatMap(([buffer, size]) => (size === buffer.byteLength ? buffer : [])));
}

function* batches(files: readonly PutFile[]): Generator<readonly PutFile[]> {
  let batch: PutFile[] = [];
  let size = 0;
  for (const file of files) {
    const length = file.text?.length ?? 0;
    if (batch.length > 0 && size + length > batchSize) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(file);
    size += length;
  }
  if (batch.length > 0) yield batch;
}
