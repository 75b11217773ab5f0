/**
 * Readings remembered between migrations. A reading is a pure function of a file's text, so the same text at the same
 * path is read once; what a migration did not ask for is forgotten at its end.
 */
export class Memo<T> {
  private last = new Map<string, { readonly text: string; readonly reading: T }>();
  private current = new Map<string, { readonly text: string; readonly reading: T }>();
  private readonly read: (text: string) => T;

  constructor(read: (text: string) => T) {
    this.read = read;
  }

  of(path: string, text: string): T {
    const known = this.current.get(path) ?? this.last.get(path);
    const entry = known?.text === text ? known : { text, reading: this.read(text) };
    this.current.set(path, entry);
    return entry.reading;
  }

  /** Ends a migration: keeps what it used. */
  turn(): void {
    this.last = this.current;
    this.current = new Map();
  }
}
