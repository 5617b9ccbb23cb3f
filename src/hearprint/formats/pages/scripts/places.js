// Where a listener was: kept while playing, marked by hand, and given to others as a link.
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

// A text fragment brings readers without scripts to the same sentence.
function textFragment(element) {
  if (element.querySelector('.ref')) return '';
  const all = element.textContent.trim().split(/\s+/);
  const part = (list) => encodeURIComponent(list.join(' ')).replace(/-/g, '%2D');
  if (all.length <= 8) return `:~:text=${part(all)}`;
  return `:~:text=${part(all.slice(0, 4))},${part(all.slice(-4))}`;
}

function linkTo(clip, moment) {
  const address = location.href.split('#')[0];
  const at = Math.round((clip ? clip.begin : moment) * 10) / 10;
  return `${address}#t=${at}${clip ? textFragment(clip.element) : ''}`;
}

async function copyLink(link, told) {
  const place = document.querySelector('[data-link]');
  try {
    await navigator.clipboard.writeText(link);
    tell(told, say('copied'));
  } catch {
    // Browsers refuse outside https: the link is shown, chosen, ready to be copied by hand.
    place.hidden = false;
    const field = place.querySelector('input');
    field.value = link;
    field.focus();
    field.select();
    tell(told, say('not copied'));
  }
}

const marksKey = `marks:${publication}`;
const marks = () => {
  const found = kept(marksKey, []);
  return Array.isArray(found) ? found : [];
};

function addMark(mark) {
  keep(marksKey, [...marks().filter((one) => one.href !== mark.href), mark].slice(-200));
}

// The list of marks on the page. ``told`` says what a press on a button did.
function showMarks(told) {
  const section = document.querySelector('[data-marks]');
  if (!section) return;
  const list = section.querySelector('ul');
  const heading = section.querySelector('h2');
  const all = marks();
  list.replaceChildren(...all.map((mark) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = mark.href;
    link.textContent = `${mark.title}: ${mark.words} (${clock(mark.at)})`;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.textContent = '×';
    remove.setAttribute('aria-label', say('unmark', { words: mark.words }));
    remove.addEventListener('click', () => {
      keep(marksKey, marks().filter((one) => one.href !== mark.href));
      showMarks(told);
      // The button is gone: the reader goes on from the list's heading, or from the text.
      const next = section.hidden ? document.getElementById('main') : heading;
      next.tabIndex = -1;
      next.focus({ preventScroll: true });
      tell(told, say('removed'));
    });
    item.append(link, remove);
    return item;
  }));
  section.hidden = !all.length;
}
