/** What cargo and its tools printed, once it is pasted. */
import type { ReportedCrate } from '../../project/intake/cargo-report.ts';

export const printed = {
  title: (tool: string) => `What ${tool} printed names these crates:`,
  crate: (crate: ReportedCrate, known: boolean) =>
    [
      `${crate.name}${crate.version && ` ${crate.version}`}${crate.advisory && ` (${crate.advisory})`}`,
      crate.path.length > 0 ? `needed by ${crate.path.join(' ← ')}` : '',
      !known
        ? 'the guide has no fork of it; with the Cargo.lock this page looks for another successor'
        : crate.path.length > 1
          ? 'not yours to change: with the Cargo.lock this page shows the ways out'
          : 'this page can move it: open the project’s folder, or paste its Cargo.toml and Cargo.lock',
    ]
      .filter((part) => part !== '')
      .join('; '),
} as const;
