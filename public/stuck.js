// Until the page has replaced its frame: says so if one of its scripts can't be loaded or fails. Events of resources
// don't bubble, so they are listened for on their way down.
{
  const tell = (event) => {
    const box = document.querySelector('#stuck');
    const failed = event.target instanceof HTMLScriptElement || event.error || event.reason;
    if (!box || !failed) return;
    box.hidden = false;
    box.querySelector('button').onclick = () => location.reload();
  };
  addEventListener('error', tell, true);
  addEventListener('unhandledrejection', tell);
}
