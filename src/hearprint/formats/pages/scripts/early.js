// Runs before the page is painted, so that a reader's settings are in force from the first moment.
const root = document.documentElement;
root.dataset.js = '';
root.dataset.click = 'on';
try {
  const kept = JSON.parse(localStorage.getItem('hearprint:settings') || '{}');
  for (const name of ['theme', 'face', 'size', 'space', 'width', 'pages', 'click']) {
    if (typeof kept[name] === 'string' && kept[name]) root.setAttribute(`data-${name}`, kept[name]);
  }
} catch {
  // Storage is refused or damaged: the page is shown as usual.
}
// When the main script cannot be had, the page is as it is without scripts, with the browser's player.
addEventListener('error', (event) => {
  if (event.target instanceof HTMLScriptElement && event.target.defer) delete root.dataset.js;
}, true);
