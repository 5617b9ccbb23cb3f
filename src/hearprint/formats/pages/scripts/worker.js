// Answers when there is no network. Pages are asked for anew while there is one; sound is kept as it
// is, for its address changes with it. Players ask for parts of a file ("Range", RFC 9110 14.2), and
// some of them play nothing when the answer is not 206.
const here = new URL('.', self.location.href).pathname;
const KEPT = `hearprint:kept:${here}`;
const VISITED = `hearprint:visited:${here}`;
const SOUND = /\.(mp3|m4a|m4b|ogg|opus|wav)$/;
const SOUNDS_KEPT = 12;
const PATIENCE = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (!address.pathname.startsWith(here)) return;
  // Downloads go past: the browser shows their progress itself.
  if (SOUND.test(address.pathname) && request.destination !== 'document') event.respondWith(sound(event, address));
  else if (!SOUND.test(address.pathname) && !/\.(zip|pdf|epub)$/.test(address.pathname)) event.respondWith(page(request, address));
});

async function held(address, options) {
  for (const name of [KEPT, VISITED]) {
    if (!(await caches.has(name))) continue;
    const found = await (await caches.open(name)).match(address, options);
    if (found) return found;
  }
  return undefined;
}

async function page(request, address) {
  const plain = address.href.split('#')[0];
  try {
    const answer = await inTime(fetch(request));
    if (answer.ok && answer.status === 200) {
      const copy = answer.clone();
      const cache = await caches.open(VISITED);
      cache.put(plain, copy).catch(() => {});
    }
    return answer;
  } catch (error) {
    const found = await held(plain) ?? await held(plain, { ignoreSearch: true })
      ?? (address.pathname.endsWith('/') ? await held(`${address.origin}${address.pathname}index.html`) : undefined);
    if (found) return found;
    throw error;
  }
}

// A connection that never answers is no connection, once there is something kept.
function inTime(answer) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), PATIENCE);
    answer.then((value) => { clearTimeout(timer); resolve(value); }, (error) => { clearTimeout(timer); reject(error); });
  });
}

async function sound(event, address) {
  const { request } = event;
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') || '');
  const found = await held(address.href);
  if (found) return part(await found.blob(), range, found.headers.get('content-type'));
  const first = !range || (range[1] === '0' && !range[2]);
  if (!first || navigator.connection?.saveData) return ours(await fetch(request));
  // The first request is for the whole file: it is fetched once, played and kept at the same time.
  // Past the browser's own cache, which would hold back other parts of the file until it has it all.
  const whole = await fetch(address.href, { cache: 'no-store' });
  if (whole.status !== 200) return ours(whole);
  event.waitUntil(keepSound(address.href, whole.clone()));
  const size = whole.headers.get('content-length');
  if (!range || !size) return ours(whole);
  return new Response(whole.body, {
    status: 206,
    headers: {
      'Content-Type': whole.headers.get('content-type') || 'audio/mpeg',
      'Content-Length': size,
      'Content-Range': `bytes 0-${size - 1}/${size}`,
      'Accept-Ranges': 'bytes',
    },
  });
}

// Browsers refuse a file whose parts come now from a server, now from a worker: all come from here.
function ours(answer) {
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
}

async function keepSound(address, answer) {
  try {
    const cache = await caches.open(VISITED);
    await cache.put(address, answer);
    const sounds = (await cache.keys()).filter((one) => SOUND.test(new URL(one.url).pathname));
    for (const old of sounds.slice(0, -SOUNDS_KEPT)) await cache.delete(old);
  } catch {
    // No room: it was played, and is not kept.
  }
}

function part(blob, range, type) {
  const headers = { 'Content-Type': type || 'audio/mpeg', 'Accept-Ranges': 'bytes' };
  if (!range) return new Response(blob, { headers: { ...headers, 'Content-Length': blob.size } });
  const begin = Number(range[1]);
  const end = Math.min(range[2] ? Number(range[2]) : blob.size - 1, blob.size - 1);
  if (begin >= blob.size) {
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${blob.size}` } });
  }
  return new Response(blob.slice(begin, end + 1), {
    status: 206,
    headers: { ...headers, 'Content-Length': end - begin + 1, 'Content-Range': `bytes ${begin}-${end}/${blob.size}` },
  });
}
