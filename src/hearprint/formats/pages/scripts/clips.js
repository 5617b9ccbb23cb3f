// The sentences of a section with their times, as they stand in the text ("data-b" and "data-e").
const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, blockquote, tr';

function makeClips(article) {
  const clips = [...article.querySelectorAll('[data-b]')]
    .map((element) => ({ element, begin: Number(element.dataset.b), end: Number(element.dataset.e) }))
    .sort((one, other) => one.begin - other.begin);

  // The last clip that begins at or before ``at``; -1 before the first.
  function index(at) {
    let low = 0;
    let high = clips.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (clips[middle].begin <= at + LATE) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

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
      return clips.filter((clip) => mark.compareDocumentPosition(clip.element) & Node.DOCUMENT_POSITION_FOLLOWING)
        .reduce((first, clip) => {
          if (!first) return clip;
          const before = clip.element.compareDocumentPosition(first.element) & Node.DOCUMENT_POSITION_FOLLOWING;
          return before ? clip : first;
        }, null);
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
