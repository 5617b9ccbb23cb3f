// Without a network: a worker keeps what was visited, and a whole publication when asked to.
const canKeep = location.protocol.startsWith('http') && 'serviceWorker' in navigator && 'caches' in window;
const KEPT = `hearprint:kept:${new URL('.', location.href).pathname}`;
const VISITED = `hearprint:visited:${new URL('.', location.href).pathname}`;

async function startOffline() {
  if (!canKeep) return;
  try {
    await navigator.serviceWorker.register('worker.js');
    await navigator.serviceWorker.ready;
    // The first page was loaded before there was a worker to keep it.
    const loaded = [...document.querySelectorAll('link[rel="stylesheet"], script[src], main img')]
      .map((one) => one.href || one.src);
    const cache = await caches.open(VISITED);
    for (const address of [location.href.split('#')[0], ...loaded]) {
      if (!(await cache.match(address))) await cache.add(address).catch(() => {});
    }
  } catch {
    // Private windows refuse workers: the page works with a network, as any page.
  }
}

// The button that keeps a whole publication.
async function startKeeping(section) {
  if (!canKeep) return;
  const [save, drop] = section.querySelectorAll('button');
  const bar = section.querySelector('progress');
  const told = section.querySelector('[data-kept]');
  const rows = [...document.querySelectorAll('[data-track]')];
  const wanted = [...new Set([
    'index.html', 'style.css', 'early.js', 'listen.js', 'thumbnail.jpg',
    ...rows.flatMap((row) => [row.dataset.page, row.dataset.src]),
    ...[...document.querySelectorAll('.contents h3 a')].map((link) => link.href),
  ].map((one) => new URL(one, folder).href))];

  async function missing() {
    const cache = await caches.open(KEPT);
    const held = new Set((await cache.keys()).map((request) => request.url));
    return wanted.filter((address) => !held.has(address));
  }

  function show(whole) {
    save.hidden = whole;
    drop.hidden = !whole;
  }

  save.addEventListener('click', async () => {
    bar.hidden = false;
    save.setAttribute('aria-disabled', 'true');
    try {
      await navigator.storage?.persist?.();
      const cache = await caches.open(KEPT);
      const left = await missing();
      for (const [at, address] of left.entries()) {
        await cache.add(new Request(address, { cache: 'no-cache' }));
        bar.value = (wanted.length - left.length + at + 1) / wanted.length;
      }
      show(true);
      drop.focus();
      tell(told, say('kept'));
    } catch {
      tell(told, say('not kept'));
    }
    save.removeAttribute('aria-disabled');
    bar.hidden = true;
  });
  drop.addEventListener('click', async () => {
    await caches.delete(KEPT);
    show(false);
    save.focus();
    tell(told, say('let go'));
  });
  try {
    show(!(await missing()).length);
    section.hidden = false;
  } catch {
    // No room for caches here: the downloads stand beside every section.
  }
}
