/** Every two things together at least once, in few of all the rows there could be. */

type Row = Readonly<Record<string, string>>;

/** The first rows of `all` that between them hold every pair of cells that `all` holds. */
export function everyPair<One extends Row>(all: readonly One[]): readonly One[] {
  const open = new Set(all.flatMap(pairsOf));
  const rows: One[] = [];
  while (open.size > 0) {
    const news = all.map((row) => pairsOf(row).filter((pair) => open.has(pair)).length);
    const best = all[news.indexOf(Math.max(...news))];
    if (!best) break;
    rows.push(best);
    for (const pair of pairsOf(best)) open.delete(pair);
  }
  return rows;
}

function pairsOf(row: Row): readonly string[] {
  const cells = Object.entries(row).map((cell) => cell.join(': '));
  return cells.flatMap((one, index) => cells.slice(index + 1).map((other) => `${one}, ${other}`));
}
