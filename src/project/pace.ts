/** Lets the page paint and take input during long work on its own thread. */

/** Milliseconds of work before the page gets a turn: half of what counts as a long task. */
const turn = 24;

export class Pace {
  private since = performance.now();

  /** Whether `breathe` would give the page a turn now: a good time to report progress. */
  get isDue(): boolean {
    return performance.now() - this.since >= turn;
  }

  /** Gives the page a turn if its last one is long enough ago. */
  async breathe(): Promise<void> {
    if (!this.isDue) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.since = performance.now();
  }
}
