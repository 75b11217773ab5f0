// Before the first paint: the theme chosen on an earlier visit. Without one, the system's holds.
try {
  const theme = localStorage.getItem('forklift.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
