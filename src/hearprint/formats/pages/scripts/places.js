// Where a listener was: kept while playing, and marked by hand.
const EVERY = 5000;

// Keeps the place of what is played; ``described`` names the section.
function keepPlaces(sound, described) {
  let last = 0;
  function save(done = false) {
    const named = described();
    if (named && (done || sound.now > 1)) keepPlace(named.track, sound.now, done, named);
    last = Date.now();
  }
  sound.on('tick', () => { if (sound.playing && Date.now() - last > EVERY) save(); });
  sound.on('state', () => { if (!sound.playing && !sound.audio.ended && sound.audio.readyState) save(); });
  sound.on('ended', () => save(true));
  addEventListener('pagehide', () => { if (sound.playing) save(); });
}

// "#t=12.5" in an address (W3C Media Fragments).
function placeInAddress() {
  const found = /[#&]t=(\d+(?:\.\d+)?)/.exec(location.hash);
  return found ? Number(found[1]) : null;
}

// Marks, and links to sentences: loaded when somebody uses them, or has marks. ``told`` says what came of it.
const marksKey = `marks:${publication}`;
let marking = null;
function useMarks(told, act = () => {}) {
  marking ??= loadScript('marks.js').then(() => window.hearprintMarks({ key: marksKey, kept, keep, clock, say, tell, told }));
  marking.then(act).catch(() => {
    marking = null;
    tell(told, say('not loaded'));
  });
}

function showMarks(told) {
  if (kept(marksKey, []).length) useMarks(told, (marks) => marks.show());
}
