// Marks the sentence that is heard and keeps it in view, until the reader scrolls elsewhere.
const PATIENCE = 900;

function makeFollow(sound, clips, back) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let marked = null;
  let away = false;
  let ours = 0;

  function mark(clip) {
    if (marked === clip) return false;
    marked?.element.removeAttribute('aria-current');
    clip?.element.setAttribute('aria-current', 'true');
    marked = clip;
    return Boolean(clip);
  }

  function offer(shown) {
    if (back.hidden === shown) back.hidden = !shown;
  }

  function visible(element) {
    const box = element.getBoundingClientRect();
    const bar = document.querySelector('[data-section]');
    const covered = bar && getComputedStyle(bar).position === 'sticky' ? bar.getBoundingClientRect().bottom : 0;
    return box.top >= covered && box.bottom <= innerHeight - 16;
  }

  function show(element) {
    ours = Date.now() + PATIENCE;
    element.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
  }

  function leave() {
    if (away || !marked || !sound.playing || !wanted()) return;
    away = true;
    offer(true);
  }

  const wanted = () => settings.get('follow') !== 'off';

  function update() {
    if (!wanted()) {
      mark(null);
      offer(false);
      return;
    }
    // Before anything was played, nothing is marked unless a link or a mark led here.
    const fresh = !sound.playing && sound.now === 0;
    if (mark(fresh ? null : clips.at(sound.now)) && !away && sound.playing && !visible(marked.element)) show(marked.element);
  }

  for (const name of ['wheel', 'touchmove']) addEventListener(name, leave, { passive: true });
  addEventListener('keydown', (event) => {
    const moves = ['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' '];
    if (moves.includes(event.key) && !event.target.closest('button, select, input')) leave();
  });
  addEventListener('scroll', () => { if (Date.now() > ours) leave(); }, { passive: true });
  back.addEventListener('click', () => {
    follow.return();
    document.querySelector('[data-section] [data-do="play"]').focus({ preventScroll: true });
  });

  const follow = {
    update,
    // After a jump of the listener's own the text goes there too.
    return() {
      away = false;
      offer(false);
      update();
      if (marked && !visible(marked.element)) show(marked.element);
    },
    // Changes of size or typeface move the text; that is no wish to be elsewhere.
    settle() { ours = Date.now() + PATIENCE; },
  };
  sound.on('tick', update).on('state', update);
  return follow;
}
