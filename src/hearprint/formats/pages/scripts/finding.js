// Which sentences hold a word, its beginning, or one spelt nearly so.
// Scripts that put no spaces between words.
const RUNNING = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;
const LETTERS = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };
// Letters from which on a beginning counts, and a slip of the hand: one letter in five.
const BEGINNING = 3;
const SLIP = 5;

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

// Letters that must be added, taken away or changed; any number above "most" once that is passed.
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = above[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1);
      here.push(Math.min(changed, above[at] + 1, here[at - 1] + 1));
    }
    if (Math.min(...here) > most) return most + 1;
    above = here;
  }
  return above[other.length];
}

// How like a word is to one that was asked for: 1 the same, 0 not at all.
function likeness(word, asked) {
  if (word === asked) return 1;
  if (asked.length >= BEGINNING && word.startsWith(asked)) return (0.8 * asked.length) / word.length;
  if (asked.length < SLIP) return 0;
  const most = Math.round(asked.length / 5);
  const made = slips(word, asked, most);
  return made > most ? 0 : 0.4 / (1 + made);
}

class SentenceIndex {
  #places = new Map();

  #count = 0;

  add(text) {
    for (const word of new Set(wordsIn(text).map(folded))) {
      if (!this.#places.has(word)) this.#places.set(word, []);
      this.#places.get(word).push(this.#count);
    }
    this.#count += 1;
  }

  // The best first, else in their order: {at, terms}, the terms being its words that were found. Rare words
  // count for more. With "all" a sentence must hold each word that was asked for.
  search(words, all) {
    const asked = [...new Set(wordsIn(words).map(folded))];
    const found = new Map();
    for (const one of asked) {
      for (const [at, { score, terms }] of this.#holding(one)) {
        const known = found.get(at) ?? { at, score: 0, held: 0, terms: new Set() };
        known.score += score;
        known.held += 1;
        terms.forEach((term) => known.terms.add(term));
        found.set(at, known);
      }
    }
    return [...found.values()].filter((one) => !all || one.held === asked.length)
      .sort((one, other) => other.score - one.score || one.at - other.at);
  }

  #holding(asked) {
    const held = new Map();
    for (const [word, places] of this.#places) {
      const like = likeness(word, asked);
      if (like) {
        const score = like * Math.log(1 + this.#count / places.length);
        for (const at of places) {
          const known = held.get(at) ?? { score: 0, terms: [] };
          known.score = Math.max(known.score, score);
          known.terms.push(word);
          held.set(at, known);
        }
      }
    }
    return held;
  }
}
