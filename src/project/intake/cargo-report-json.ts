/**
 * Reads what `cargo audit --json`, `cargo audit --format sarif` and `cargo deny --format json` print. The last prints one
 * JSON value a line. Nothing is assumed about a value: what is not as expected is passed over.
 */

import { isRecord } from '../options.ts';
import type { CargoReport, ReportedCrate } from './cargo-report.ts';

/** Longer texts are not parsed, in UTF-16 code units. */
const longest = 16 * 1024 * 1024;

/** `null` if the text is no such output. */
export function readJsonReport(text: string): CargoReport | null {
  if (!/^\s*[{[]/.test(text) || text.length > longest) return null;
  const values = valuesIn(text);
  const found = values.map(readAudit).find((report) => report !== null);
  return found ?? readDeny(values);
}

/** The whole as one value, a list's items, or a value a line. */
function valuesIn(text: string): readonly unknown[] {
  const whole = parsed(text);
  if (whole !== undefined) return Array.isArray(whole) ? whole : [whole];
  return text.split('\n').flatMap((line) => {
    const value = line.startsWith('{') ? parsed(line) : undefined;
    return value === undefined ? [] : [value];
  });
}

function readAudit(value: unknown): CargoReport | null {
  if (Array.isArray(at(value, 'runs'))) return readSarif(value);
  const [vulnerabilities, warnings] = [at(value, 'vulnerabilities', 'list'), at(value, 'warnings')];
  if (at(value, 'database') === undefined || !Array.isArray(vulnerabilities)) return null;
  // By kind; a plain list before cargo-audit 0.14.
  const kinds = isRecord(warnings) ? Object.values(warnings).flat() : listOf(warnings);
  const crates = [...vulnerabilities, ...kinds].flatMap((one: unknown) =>
    crateOf(at(one, 'package'), at(one, 'advisory', 'id')),
  );
  return { tool: 'cargo audit', crates };
}

function readSarif(value: unknown): CargoReport | null {
  const [run] = listOf(at(value, 'runs'));
  if (at(run, 'tool', 'driver', 'name') !== 'cargo-audit') return null;
  const crates = listOf(at(run, 'results')).flatMap((result) => {
    // `RUSTSEC-2024-0436:paste:1.0.15`
    const mark = at(result, 'partialFingerprints', 'cargo-audit/advisory-fingerprint');
    const [advisory, name, version] = typeof mark === 'string' ? mark.split(':') : [];
    return crateOf({ name, version }, advisory);
  });
  return { tool: 'cargo audit', crates };
}

function readDeny(values: readonly unknown[]): CargoReport | null {
  const isDeny = values.some(
    (value) =>
      ['diagnostic', 'summary'].includes(String(at(value, 'type'))) &&
      isRecord(at(value, 'fields')),
  );
  if (!isDeny) return null;
  const crates = values.flatMap((value) => {
    const [graph] = listOf(at(value, 'fields', 'graphs'));
    const path: string[] = [];
    const askedBy = listOf(at(graph, 'parents')).flatMap((parent) => nameOf(parent));
    for (let node = parentOf(graph); node !== undefined; node = parentOf(node)) {
      for (const name of nameOf(node)) path.push(name);
    }
    return crateOf(at(graph, 'Krate'), at(value, 'fields', 'advisory', 'id'), path, askedBy);
  });
  return { tool: 'cargo deny', crates };
}

function nameOf(node: unknown): readonly string[] {
  const name = at(node, 'Krate', 'name');
  return typeof name === 'string' ? [name] : [];
}

function parentOf(node: unknown): unknown {
  return listOf(at(node, 'parents'))[0];
}

function crateOf(
  crate: unknown,
  advisory: unknown,
  path: readonly string[] = [],
  askedBy: readonly string[] = [],
): readonly ReportedCrate[] {
  const [name, version] = [at(crate, 'name'), at(crate, 'version')];
  if (typeof name !== 'string' || !/^[\w-]+$/.test(name)) return [];
  return [
    {
      name,
      version: typeof version === 'string' ? version : '',
      advisory: typeof advisory === 'string' && advisory.startsWith('RUSTSEC-') ? advisory : '',
      path,
      askedBy,
    },
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value at a path of own keys. */
function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce(
    (inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
