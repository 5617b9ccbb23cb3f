// How a reader wants pages to look and sound. They take force at once, in every open tab.
const USUAL = {
  theme: '', face: '', size: '', space: '', width: '',
  follow: 'on', click: 'on', here: 'off', pages: 'on', 'skip-notes': 'off', 'skip-tables': 'off',
};
const ON_PAGE = ['theme', 'face', 'size', 'space', 'width', 'pages', 'click'];

function loadFaces() {
  if (document.querySelector('[href="fonts.css"]')) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = 'fonts.css';
  document.head.append(link);
}

function makeSettings() {
  const hearers = [];
  const read = () => ({ ...USUAL, ...kept('settings', {}) });
  let chosen = read();

  function apply() {
    for (const name of ON_PAGE) {
      if (chosen[name]) document.documentElement.setAttribute(`data-${name}`, chosen[name]);
      else document.documentElement.removeAttribute(`data-${name}`);
    }
    if (chosen.face) loadFaces();
    for (const field of document.querySelectorAll('[data-set]')) {
      if (field.type === 'checkbox') field.checked = chosen[field.dataset.set] === 'on';
      else field.value = chosen[field.dataset.set];
    }
    hearers.forEach((hear) => hear());
  }

  function set(values) {
    chosen = { ...chosen, ...values };
    // Only what differs is kept, so that better defaults reach everybody.
    keep('settings', Object.fromEntries(Object.entries(chosen).filter(([name, value]) => USUAL[name] !== value)));
    apply();
  }

  document.addEventListener('change', (event) => {
    const { target } = event;
    const name = target.dataset?.set;
    if (name) set({ [name]: target.type === 'checkbox' ? (target.checked ? 'on' : 'off') : target.value });
  });
  document.querySelector('[data-set-default]')?.addEventListener('click', () => set(USUAL));
  addEventListener('storage', (event) => {
    if (event.key !== 'hearprint:settings') return;
    chosen = read();
    apply();
  });
  apply();
  return { get: (name) => chosen[name], on: (hear) => hearers.push(hear) };
}

const settings = makeSettings();

// Buttons that fold out what is seldom needed.
for (const button of document.querySelectorAll('[data-fold]')) {
  const folded = document.getElementById(button.dataset.fold);
  button.addEventListener('click', () => {
    folded.hidden = !folded.hidden;
    button.setAttribute('aria-expanded', String(!folded.hidden));
  });
}
