// A publication's page: one player for all sections, one after the other. Focus stays where it is.
function startQueue(player) {
  const audio = document.createElement('audio');
  audio.preload = 'none';
  player.append(audio);
  const rows = [...document.querySelectorAll('[data-track]')];
  const sound = makeSound(audio);
  let current = null;

  const titleOf = (row) => row.querySelector('h3').textContent.trim();
  const numberOf = (row) => row.id.replace('section-', '');
  const named = (row) => ({
    track: row.dataset.track,
    number: numberOf(row),
    title: `${document.querySelector('h1').textContent.trim()}, ${say('section', { number: numberOf(row), title: titleOf(row) })}`,
  });

  const step = (by) => {
    const row = rows[rows.indexOf(current) + by];
    if (!row) return;
    const playing = sound.playing;
    choose(row, 0);
    if (playing) sound.play();
  };
  const controls = makeControls(player, sound, {
    'section-back': () => (sound.now > 3 ? sound.seek(0) : step(-1)),
    'section-forward': () => step(1),
  });

  function choose(row, at) {
    if (row !== current) {
      for (const one of rows) {
        one.toggleAttribute('data-current', one === row);
        if (one === row) one.querySelector('h3 a').setAttribute('aria-current', 'true');
        else one.querySelector('h3 a').removeAttribute('aria-current');
      }
      current = row;
    }
    sound.load(row.dataset.src, Number(row.dataset.seconds), at);
    const stopped = at > 3 ? ` · ${say('stopped', { gone: spoken(at) })}` : '';
    controls.now.textContent = `${say('section', { number: numberOf(row), title: titleOf(row) })}${stopped}`;
    controls.now.lang = row.querySelector('h3').lang;
    paint();
  }

  function paint() {
    for (const row of rows) {
      const playing = row === current && sound.playing;
      if (row.hasAttribute('data-playing') === playing) continue;
      row.toggleAttribute('data-playing', playing);
      row.querySelector('[data-label]').textContent = say(playing ? 'pause' : 'play');
    }
  }

  function press(row) {
    if (row === current) {
      sound.toggle();
      return;
    }
    choose(row, placeOf(row.dataset.track).at);
    sound.play();
  }

  for (const row of rows) row.querySelector('[data-play]').addEventListener('click', () => press(row));
  sound.on('state', paint);
  keepPlaces(sound, () => current && named(current));
  sound.on('ended', () => {
    if (controls.sleep.atEnd()) return;
    const next = rows[rows.indexOf(current) + 1];
    if (!next) return;
    choose(next, 0);
    sound.play();
  });
  announceToSystem(sound, () => ({
    title: titleOf(current), artist: current.dataset.people, album: document.querySelector('h1').textContent.trim(),
  }), { back: () => step(-1), forward: () => step(1) });

  // Where the listener stopped; else where the address leads; else the first section.
  const asked = rows.find((row) => `#${row.id}` === location.hash);
  const latest = rows.reduce((best, row) => {
    const when = placeOf(row.dataset.track).when;
    return when > (best ? placeOf(best.dataset.track).when : 0) ? row : best;
  }, null);
  let first = asked ?? latest ?? rows[0];
  if (!asked && latest && placeOf(latest.dataset.track).at === 0) first = rows[rows.indexOf(latest) + 1] ?? rows[0];
  if (first) choose(first, placeOf(first.dataset.track).at);
  showMarks(controls.told);
}

const queuePlayer = document.querySelector('[data-queue]');
if (queuePlayer) startQueue(queuePlayer);
