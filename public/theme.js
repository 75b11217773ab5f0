// Before the first paint: applies the theme chosen on an earlier visit. Without one, the system's applies.
try {
  const theme = localStorage.getItem('forklift.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
