/**
 * Hands bytes to the browser's downloads.
 */

/** Milliseconds until a download has surely taken hold of its bytes: Safari asks its user first. */
const keepFor = 60_000;

/** Downloads `data` under `name`; text goes out as UTF-8, byte order mark and line ends as they are. */
export function saveFile(name: string, data: string | Blob, type = 'text/plain'): void {
  const blob =
    typeof data === 'string' ? new Blob([data], { type: `${type};charset=utf-8` }) : data;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), keepFor);
}
