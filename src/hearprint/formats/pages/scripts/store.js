// What is kept on this device. Where storage is refused, things are known until the page is left.
const memory = new Map();

// What is kept is an object or a list; ``otherwise`` when there is none of its kind.
function kept(key, otherwise) {
  let found = memory.get(key);
  try {
    found = JSON.parse(localStorage.getItem(`hearprint:${key}`)) ?? found;
  } catch {
    // Refused, or damaged.
  }
  return found && typeof found === 'object' && Array.isArray(found) === Array.isArray(otherwise) ? found : otherwise;
}

function keep(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(`hearprint:${key}`, JSON.stringify(value));
  } catch {
    // Private windows and full disks refuse: memory holds it.
  }
}

const publication = document.body.dataset.publication;
const folder = new URL('.', location.href).href;

// How far each section was heard: by the section's own name, which stays when titles and files change.
const places = () => kept(`places:${publication}`, {});

function placeOf(track) {
  const found = places()[track];
  return found && Number.isFinite(found.at) ? found : { at: 0, done: false, when: 0 };
}

function keepPlace(track, at, done, named) {
  // Read anew each time: another tab may have kept a place of another section.
  const all = places();
  all[track] = { at: done ? 0 : Math.round(at * 10) / 10, done: done || placeOf(track).done, when: Date.now() };
  keep(`places:${publication}`, all);
  const house = new URL('..', location.href).href;
  keep(`last:${house}`, { href: `${folder}index.html#section-${named.number}`, title: named.title });
}

// What few need is loaded when it is used for the first time.
function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error(address));
    document.head.append(script);
  });
}
