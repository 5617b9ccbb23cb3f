// Buttons and sliders of a player. While it plays, nothing of them changes that a screen reader is
// told of: the clocks are hidden from it, and the slider's words are set when somebody asks for them.
const ARROW = 5;
const PAGE = 60;
const STALE = 15000;
const SPEEDS = [
  0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.25, 2.5, 2.75, 3,
];

function makeControls(player, sound, steps) {
  const find = (selector) => player.querySelector(selector);
  const play = find('[data-do="play"]');
  const label = find('[data-do="play"] [data-label]');
  const slider = find('[data-seek]');
  const told = find('[data-told]');
  const speed = find('[data-speed]');
  const volume = find('[data-volume]');
  let dragged = false;
  let shown = -1;
  let fresh = true;
  let described = 0;

  const acts = {
    play: () => sound.toggle(),
    back: () => sound.seek(sound.now - 10),
    forward: () => sound.seek(sound.now + 10),
    ...steps,
  };
  player.addEventListener('click', (event) => {
    const act = acts[event.target.closest('[data-do]')?.dataset.do];
    if (act) act();
  });

  function describe() {
    described = Date.now();
    if (!dragged) slider.value = String(Math.floor(sound.now));
    slider.setAttribute('aria-valuetext', say('place', { gone: spoken(sound.now), whole: spoken(sound.whole) }));
  }

  function paint() {
    // The slider is drawn where the sound is, and its value left alone: a screen reader speaks of every
    // change of a value, even of one that came before the focus did.
    slider.style.setProperty('--at', String(sound.whole ? Math.min(1, sound.now / sound.whole) : 0));
    const second = Math.floor(sound.now);
    if (second === shown) return;
    shown = second;
    find('[data-gone]').textContent = clock(sound.now);
    find('[data-left]').textContent = `−${clock(Math.max(0, sound.whole - sound.now))}`;
  }

  function state() {
    const wanted = sound.playing ? 'pause' : fresh && sound.now > 3 ? 'go on' : 'play';
    if (sound.playing) fresh = false;
    if (label.textContent !== say(wanted)) label.textContent = say(wanted);
    player.toggleAttribute('data-playing', sound.playing);
    if (!sound.playing) describe();
    paint();
  }

  // Set when the focus arrives, the words would be said twice: once with the slider's name, once as a
  // change. So they are set when the focus comes near, and anew only when they have become wrong.
  player.addEventListener('focusin', (event) => {
    if (event.target !== slider || Date.now() - described > STALE) describe();
  });
  slider.addEventListener('input', () => {
    dragged = true;
    sound.seek(Number(slider.value));
    describe();
  });
  slider.addEventListener('change', () => { dragged = false; });
  slider.addEventListener('keydown', (event) => {
    const moves = {
      ArrowLeft: -ARROW, ArrowRight: ARROW, ArrowDown: -ARROW, ArrowUp: ARROW, PageDown: -PAGE, PageUp: PAGE,
    };
    const ends = { Home: 0, End: sound.whole };
    if (!(event.key in moves) && !(event.key in ends)) return;
    event.preventDefault();
    sound.seek(event.key in ends ? ends[event.key] : sound.now + moves[event.key]);
    slider.value = String(Math.floor(sound.now));
    describe();
  });

  speed.replaceChildren(...SPEEDS.map((one) => new Option(`${one} ×`, one)));
  speed.value = String(sound.speed);
  speed.addEventListener('change', () => sound.setSpeed(Number(speed.value)));
  const loud = () => volume.setAttribute('aria-valuetext', say('percent', { number: volume.value }));
  volume.value = String(Math.round(sound.volume * 100));
  loud();
  volume.addEventListener('input', () => { sound.setVolume(Number(volume.value) / 100); loud(); });

  sound.on('tick', paint).on('state', state).on('seek', () => {
    slider.max = String(Math.max(1, Math.floor(sound.whole)));
    shown = -1;
    if (!sound.playing) describe();
    state();
  });
  sound.on('broken', () => tell(told, say('broken')));
  state();
  return { told, now: find('[data-now]'), play, sleep: makeSleep(find('[data-sleep]'), sound, told) };
}

// Stops the sound after a while, or at the end of the section.
function makeSleep(select, sound, told) {
  let timer = 0;
  function stop() {
    select.value = '';
    sound.pause();
    tell(told, say('sleeping'));
  }
  select.addEventListener('change', () => {
    clearTimeout(timer);
    if (Number(select.value)) timer = setTimeout(stop, Number(select.value) * 60000);
  });
  return {
    // Whether the sound shall end with this section.
    atEnd() {
      const wanted = select.value === 'end';
      if (wanted) stop();
      return wanted;
    },
  };
}
