// Search in a publication, or in all of a house. Engine and sentences are loaded at the first search.
const MOST = 50;
// Scripts that put no spaces between words.
const RUNNING = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;
const LETTERS = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

// Words as they are compared: small, without accents and points, in any language.
function folded(word) {
  return word.normalize('NFKD').replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g, '').toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => LETTERS[letter]);
}

function wordsIn(text) {
  if (RUNNING.test(text) && 'Segmenter' in Intl) {
    return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)]
      .filter((one) => one.isWordLike).map((one) => one.segment);
  }
  return text.split(BETWEEN).filter(Boolean);
}

function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error(address));
    document.head.append(script);
  });
}

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
  const [publications] = await Promise.all([loadSentences(folders), loadScript('minisearch.js')]);
  const sentences = publications.flatMap((one) => one.sections.flatMap((section) => section.text
    .map(([text, begin]) => ({ text, begin, section, publication: one, language: section.language ?? one.language }))));
  sentences.forEach((one, id) => { one.id = id; });
  const index = new MiniSearch({ fields: ['text'], tokenize: wordsIn, processTerm: folded });
  // In portions, so that the page answers meanwhile.
  await index.addAllAsync(sentences, { chunkSize: 500 });
  return (words) => {
    const options = {
      combineWith: 'AND',
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    };
    const whole = index.search(words, options);
    const near = !whole.length && wordsIn(words).length > 1;
    const found = near ? index.search(words, { ...options, combineWith: 'OR' }) : whole;
    return { near, found: found.map((one) => ({ ...sentences[one.id], terms: new Set(one.terms) })) };
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
