// Search in a publication, or in all of a house. The sentences are loaded at the first search.
const MOST = 50;
const PORTION = 500;

// All publications with their sentences. One that cannot be had is left out, unless it is the only one.
async function loadSentences(folders) {
  const all = [];
  for (const at of folders) {
    let got = null;
    window.hearprintIndex = (found) => { got = found; };
    await loadScript(`${at}search-index.js`).catch((error) => { if (folders.length === 1) throw error; });
    if (got) all.push({ ...got, at });
  }
  if (folders.length && !all.length) throw new Error('nothing to search');
  return all;
}

async function makeIndex(folders) {
  const publications = await loadSentences(folders);
  const sentences = publications.flatMap((one) => one.sections.flatMap((section) => section.text
    .map(([text, begin]) => ({ text, begin, section, publication: one, language: section.language ?? one.language }))));
  const index = new SentenceIndex();
  for (const [at, { text }] of sentences.entries()) {
    index.add(text);
    // In portions, so that the page answers meanwhile.
    if (at % PORTION === PORTION - 1) await new Promise((resolve) => { setTimeout(resolve); });
  }
  return (words) => {
    const whole = index.search(words, true);
    const near = !whole.length && wordsIn(words).length > 1;
    const found = near ? index.search(words, false) : whole;
    return { near, found: found.map(({ at, terms }) => ({ ...sentences[at], terms })) };
  };
}

// The sentence with what was found marked, and an address that starts at it: the player by its second, browsers
// by its words.
function shownSentence(one, several) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const words = one.text.split(/\s+/).slice(0, 5).join(' ');
  const fragment = `:~:text=${encodeURIComponent(words).replace(/-/g, '%2D')}`;
  link.href = `${one.publication.at}${one.section.page}#${one.begin >= 0 ? `t=${one.begin}` : ''}${fragment}`;
  link.lang = one.language;
  for (const part of one.text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
    if (part && one.terms.has(folded(part))) {
      const mark = document.createElement('mark');
      mark.textContent = part;
      link.append(mark);
    } else link.append(part);
  }
  const where = document.createElement('p');
  where.className = 'facts';
  where.lang = one.language;
  where.textContent = several ? `${one.publication.title}: ${one.section.title}` : one.section.title;
  item.append(link, where);
  return item;
}

function startSearch(section) {
  const form = section.querySelector('form');
  const field = form.querySelector('input');
  const status = section.querySelector('[role="status"]');
  const list = section.querySelector('ol');
  const house = section.dataset.search === 'house';
  const folders = house
    ? [...document.querySelectorAll('.shelf h3 a')].map((link) => link.getAttribute('href').replace(/[^/]*$/, ''))
    : [''];
  let ready = null;

  async function find(words) {
    const told = section.dataset;
    status.textContent = told.looking;
    try {
      ready ??= makeIndex(folders);
      const { near, found } = (await ready)(words);
      if (field.value.trim() !== words) return;
      const shown = found.slice(0, MOST);
      list.replaceChildren(...shown.map((one) => shownSentence(one, house)));
      list.hidden = !shown.length;
      const count = found.length === 1 ? told.one : told.many.replace('{number}', found.length);
      status.textContent = [
        found.length ? count : told.none,
        near && found.length ? told.near : '',
        found.length > MOST ? told.first.replace('{shown}', MOST) : '',
      ].filter(Boolean).join(' ');
    } catch {
      ready = null;
      status.textContent = told.broken;
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = field.value.trim();
    if (!words) {
      field.focus();
      return;
    }
    // Kept in the address, so that Back leads to what was found.
    history.replaceState(null, '', `#find=${encodeURIComponent(words)}`);
    find(words);
  });
  const asked = /^#find=(.+)$/.exec(location.hash);
  if (asked) {
    try {
      field.value = decodeURIComponent(asked[1]).trim();
      if (field.value) find(field.value);
    } catch {
      // An address that somebody cut short.
    }
  }
}

const searchSection = document.querySelector('[data-search]');
if (searchSection) startSearch(searchSection);
