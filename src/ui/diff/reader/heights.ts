/**
 * The heights of the items of a list, in px: where each one begins, and which one is at a height. Heights are guessed
 * at first and corrected when an item has been drawn. Every call takes logarithmic time (a Fenwick tree).
 */
export class Heights {
  readonly count: number;
  private readonly own: Float64Array;
  /** At `index`, counted from 1: the sum of the `index & -index` heights up to it. */
  private readonly sums: Float64Array;

  constructor(own: Float64Array) {
    this.count = own.length;
    this.own = own;
    this.sums = new Float64Array(own.length + 1);
    for (let index = 1; index <= own.length; index++) {
      this.sums[index] = (this.sums[index] ?? 0) + (own[index - 1] ?? 0);
      const next = index + (index & -index);
      if (next <= own.length) this.sums[next] = (this.sums[next] ?? 0) + (this.sums[index] ?? 0);
    }
  }

  get total(): number {
    return this.topOf(this.count);
  }

  of(index: number): number {
    return this.own[index] ?? 0;
  }

  /** Corrects a height; returns `false` if it was already right. */
  set(index: number, height: number): boolean {
    const difference = height - this.of(index);
    if (index >= this.count || Math.abs(difference) < 0.05) return false;
    this.own[index] = height;
    for (let at = index + 1; at <= this.count; at += at & -at) {
      this.sums[at] = (this.sums[at] ?? 0) + difference;
    }
    return true;
  }

  /** Where an item begins; for `count`, where the last one ends. */
  topOf(index: number): number {
    let sum = 0;
    for (let at = Math.min(index, this.count); at > 0; at -= at & -at) sum += this.sums[at] ?? 0;
    return sum;
  }

  /** The item at a height; beyond the ends, the first or last one. */
  at(top: number): number {
    let [found, left] = [0, top];
    for (let step = 2 ** Math.floor(Math.log2(this.count || 1)); step >= 1; step /= 2) {
      const sum = this.sums[found + step];
      if (found + step > this.count || sum === undefined || sum > left) continue;
      found += step;
      left -= sum;
    }
    return Math.max(0, Math.min(found, this.count - 1));
  }
}
