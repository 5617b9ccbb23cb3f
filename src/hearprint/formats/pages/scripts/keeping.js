// Keeps a whole publication on the device when asked to; the worker plays it without a network.
const KEPT = `hearprint:kept:${new URL('.', location.href).pathname}`;

async function startKeeping(section) {
  if (!canKeep) return;
  const [save, drop] = section.querySelectorAll('button');
  const bar = section.querySelector('progress');
  const told = section.querySelector('[data-kept]');
  const rows = [...document.querySelectorAll('[data-track]')];
  const wanted = [...new Set([
    'index.html', 'list.css', 'style.css', 'early.js', 'publication.js', 'section.js', 'marks.js', 'thumbnail.jpg',
    ...(document.querySelector('[data-search]') ? ['search-index.js'] : []),
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

const keepSection = document.querySelector('[data-keep]');
if (keepSection) startKeeping(keepSection);
