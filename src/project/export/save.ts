/** Hands bytes to the browser as a download. */

/** Milliseconds after which a download has certainly read its bytes: Safari asks the user first. */
const keepFor = 60_000;

/** Downloads `data` under `name`. Text is written as UTF-8, with its byte order mark and line ends. */
export function saveFile(name: string, data: string | Blob): void {
  const blob =
    typeof data === 'string' ? new Blob([data], { type: 'text/plain;charset=utf-8' }) : data;
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
