// The sound: one audio element, a place that is known before anything is loaded, and exact moments.
// Nothing here starts by itself: play() is called by buttons, clicks and keys for media alone.
const LATE = 0.004;

// Where the last of ``sorted`` that is not above ``most`` stands; -1 when all are above it.
function lastUpTo(sorted, most) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= most) low = middle + 1; else high = middle;
  }
  return low - 1;
}

function makeSound(audio) {
  const hearers = { tick: [], state: [], seek: [], ended: [], broken: [] };
  const call = (kind) => hearers[kind].forEach((hear) => hear());
  const chosen = { speed: 1, volume: 1, ...kept('sound', {}) };
  let known = 0;
  let pending = null;
  let moments = [];
  let skips = [];
  let allowed = null;
  let timer = 0;
  let mended = 0;
  let wanted = false;

  const sound = {
    audio,
    on(kind, hear) { hearers[kind].push(hear); return sound; },
    get now() { return pending ?? audio.currentTime; },
    get whole() { return Number.isFinite(audio.duration) ? audio.duration : known; },
    get playing() { return !audio.paused && !audio.ended; },
    get speed() { return chosen.speed; },
    get volume() { return chosen.volume; },
    // What will be played, and from where; nothing is loaded before somebody presses Play.
    load(source, seconds, at = 0) {
      known = seconds;
      if (source) audio.src = source;
      pending = at > 0 ? at : null;
      fit();
      call('seek');
    },
    play() {
      wanted = true;
      audio.play().catch((error) => {
        if (error.name !== 'AbortError') call('broken');
      });
    },
    pause() {
      wanted = false;
      audio.pause();
    },
    toggle() { if (sound.playing) sound.pause(); else sound.play(); },
    seek(to) {
      const place = within(to);
      allowed = skips.find((one) => one.begin <= place && place < one.end) ?? null;
      if (audio.readyState) audio.currentTime = place;
      else pending = place;
      call('seek');
      wake();
    },
    setSpeed(value) {
      chosen.speed = Math.min(3, Math.max(0.5, value));
      fit();
      keep('sound', chosen);
    },
    setVolume(value) {
      chosen.volume = value;
      fit();
      keep('sound', chosen);
    },
    // The moments at which hearers want to be called, in seconds, sorted.
    setMoments(list) { moments = list; wake(); },
    setSkips(list) { skips = list; wake(); },
  };

  const within = (place) => Math.min(Math.max(0, place), Math.max(0, sound.whole - 0.05));

  function fit() {
    audio.defaultPlaybackRate = chosen.speed;
    audio.playbackRate = chosen.speed;
    audio.preservesPitch = true;
    audio.volume = chosen.volume;
  }

  // "timeupdate" comes four times a second, too seldom to mark a sentence as it begins.
  function wake() {
    clearTimeout(timer);
    if (!sound.playing) return;
    const next = moments[lastUpTo(moments, audio.currentTime + LATE) + 1];
    if (next === undefined) return;
    const wait = ((next - audio.currentTime) / audio.playbackRate) * 1000;
    timer = setTimeout(tick, Math.min(Math.max(wait, 1), 60000));
  }

  function tick() {
    if (sound.playing && pending === null) {
      const here = skips.find((one) => one.begin - LATE <= audio.currentTime && audio.currentTime < one.end);
      if (here && here !== allowed) {
        audio.currentTime = within(here.end);
      }
      if (!here) allowed = null;
    }
    call('tick');
    wake();
  }

  audio.addEventListener('loadedmetadata', () => {
    if (pending !== null) audio.currentTime = within(pending);
    pending = null;
    fit();
    call('seek');
  });
  for (const name of ['timeupdate', 'seeked', 'ratechange', 'playing']) audio.addEventListener(name, tick);
  for (const name of ['play', 'pause', 'emptied']) audio.addEventListener(name, () => { call('state'); wake(); });
  audio.addEventListener('ended', () => { call('state'); call('ended'); });
  // A connection that broke, or a worker that took over in the middle of a file: once more from there.
  audio.addEventListener('error', () => {
    if (!audio.getAttribute('src')) return;
    const again = known && Date.now() - mended > 10000;
    mended = Date.now();
    if (!again) { call('broken'); return; }
    const going = wanted;
    pending = sound.now;
    audio.load();
    if (going) sound.play();
  });
  fit();
  alone(sound);
  return sound;
}

// Two tabs do not talk over each other: who begins, silences the others.
function alone(sound) {
  try {
    const channel = new BroadcastChannel('hearprint');
    channel.addEventListener('message', () => sound.pause());
    sound.audio.addEventListener('play', () => channel.postMessage('playing'));
  } catch {
    // Without channels each tab plays for itself.
  }
}

// Headset keys and lock screens (W3C Media Session).
function announceToSystem(sound, described, steps) {
  const session = navigator.mediaSession;
  if (!session) return;
  const set = (action, act) => {
    try { session.setActionHandler(action, act); } catch { /* This browser does not know the action. */ }
  };
  set('play', () => sound.play());
  set('pause', () => sound.pause());
  set('stop', () => sound.pause());
  set('seekbackward', (how) => sound.seek(sound.now - (how.seekOffset || 10)));
  set('seekforward', (how) => sound.seek(sound.now + (how.seekOffset || 10)));
  set('seekto', (how) => sound.seek(how.seekTime));
  set('previoustrack', steps.back);
  set('nexttrack', steps.forward);
  const show = () => {
    if (!sound.playing || !('MediaMetadata' in window)) return;
    session.metadata = new MediaMetadata({
      ...described(),
      artwork: [{ src: new URL('thumbnail.jpg', folder).href, sizes: '600x600', type: 'image/jpeg' }],
    });
    if (sound.whole && session.setPositionState) {
      session.setPositionState({
        duration: sound.whole, playbackRate: sound.speed, position: Math.min(sound.now, sound.whole),
      });
    }
  };
  for (const name of ['playing', 'seeked', 'ratechange']) sound.audio.addEventListener(name, show);
}
