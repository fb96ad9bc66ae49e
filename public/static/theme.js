// Runs before the first paint, so that nobody who chose dark sees a white flash. The same rule as in src/lib/theme.svelte.ts.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('tp:theme');
  } catch {
    // Storage may be forbidden; the system's theme holds then.
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);
  document.querySelector('meta[name="theme-color"]').content = dark ? '#0c1415' : '#f8fafa';
})();
