// The sentences of a section: s1, s2, ... in the order in which they are heard.
const SENTENCE = '[id^="s"]';
const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, blockquote, tr';

// ``lengths`` are those of all that is heard, in milliseconds: one begins where the one before ends.
function makeClips(lengths) {
  const ends = [0];
  for (const length of lengths.split(' ')) ends.push(ends.at(-1) + Number(length));
  const clips = ends.map((end, number) => ({ element: document.getElementById(`s${number}`), begin: ends[number - 1] / 1000, end: end / 1000 }))
    .filter((clip) => clip.element);
  for (const clip of clips) if (clip.element.dataset.last) clip.end = ends[clip.element.dataset.last.slice(1)] / 1000;

  const begins = clips.map((clip) => clip.begin);
  const index = (at) => lastUpTo(begins, at + LATE);
  const block = (clip) => clip.element.closest(BLOCKS);

  return {
    all: clips,
    of: (element) => clips.find((clip) => clip.element === element),
    // What is heard at a moment: null in announcements, which stand nowhere in the text.
    at(moment) {
      const clip = clips[index(moment)];
      return clip && moment < clip.end ? clip : null;
    },
    near: (moment) => clips[Math.max(0, index(moment))] ?? null,
    // Back goes to the beginning of this sentence, or to the one before when it has just begun.
    back(moment) {
      const at = index(moment);
      const begun = at >= 0 && moment - clips[at].begin > 1.5;
      return clips[Math.max(0, begun ? at : at - 1)] ?? null;
    },
    forward: (moment) => clips[index(moment) + 1] ?? null,
    paragraphBack(moment) {
      let at = Math.max(0, index(moment));
      const begun = clips[at] && moment - clips[at].begin > 1.5;
      const first = (place) => {
        let found = place;
        while (found > 0 && block(clips[found - 1]) === block(clips[place])) found -= 1;
        return found;
      };
      if (!clips.length) return null;
      const start = first(at);
      at = start < at || begun ? start : first(Math.max(0, start - 1));
      return clips[at];
    },
    paragraphForward(moment) {
      let at = index(moment);
      const from = clips[at] && block(clips[at]);
      do at += 1; while (clips[at] && block(clips[at]) === from);
      return clips[at] ?? null;
    },
    after(mark) {
      const below = (element) => mark.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      const first = [...document.querySelectorAll(SENTENCE)].find(below);
      return clips.find((clip) => clip.element === first);
    },
  };
}

// "12.3-15.6 20-30" as stretches of seconds.
function stretches(text) {
  return (text || '').split(' ').filter(Boolean).map((one) => {
    const [begin, end] = one.split('-').map(Number);
    return { begin, end };
  });
}
