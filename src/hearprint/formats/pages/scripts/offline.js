// Without a network: a worker keeps what was visited.
const canKeep = location.protocol.startsWith('http') && 'serviceWorker' in navigator && 'caches' in window;
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
    for (const address of [location.href.split('#')[0], ...loaded, ...(publication ? ['marks.js'] : [])]) {
      if (!(await cache.match(address))) await cache.add(address).catch(() => {});
    }
  } catch {
    // Private windows refuse workers: the page works with a network, as any page.
  }
}

startOffline();
