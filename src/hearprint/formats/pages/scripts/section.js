// A section's page: the player and the text that follows it. A section without sound has settings only.
function startSection(player) {
  const audio = player.querySelector('audio');
  audio.removeAttribute('controls');
  const article = player.closest('article');
  const track = player.dataset.track;
  const title = article.querySelector('h1').textContent.trim();
  const sound = makeSound(audio);
  const clips = makeClips(player.dataset.lengths);
  const named = { track, number: player.dataset.number, title };
  const album = document.querySelector('.trail li:last-child')?.textContent.trim();
  named.title = `${album}, ${say('section', named)}`;

  const go = (clip) => { if (clip) sound.seek(clip.begin); };
  const controls = makeControls(player, sound, {
    'sentence-back': () => go(clips.back(sound.now)),
    'sentence-forward': () => go(clips.forward(sound.now)),
    'paragraph-back': () => go(clips.paragraphBack(sound.now)),
    'paragraph-forward': () => go(clips.paragraphForward(sound.now)),
    copy: () => useMarks(controls.told, (marks) => marks.copy(clips.at(sound.now), sound.now)),
    mark: () => {
      const clip = clips.near(sound.now);
      const at = clip ? clip.begin : sound.now;
      const page = location.pathname.split('/').pop();
      const mark = { href: `${page}#t=${at}`, at, title, words: opening(clip ? clip.element.textContent : title) };
      useMarks(controls.told, (marks) => {
        marks.add(mark);
        tell(controls.told, say('marked'));
      });
    },
  });
  const follow = makeFollow(sound, clips, document.querySelector('[data-do="return"]'));
  sound.on('seek', follow.return);
  keepPlaces(sound, () => named);
  sound.on('ended', () => controls.sleep.atEnd());
  repeatSentence(player.querySelector('[data-repeat]'), sound, clips);
  goToPage(player.querySelector('[data-page]'), clips, go);
  playFromHere(article, sound, clips);
  const people = article.querySelector('.byline')?.textContent.trim() ?? '';
  announceToSystem(sound, () => ({ title, artist: people, album }), {
    back: () => go(clips.paragraphBack(sound.now)), forward: () => go(clips.paragraphForward(sound.now)),
  });

  function skipAsWished() {
    const skips = [
      ...(settings.get('skip-notes') === 'on' ? stretches(player.dataset.notes) : []),
      ...(settings.get('skip-tables') === 'on' ? stretches(player.dataset.tables) : []),
    ].sort((one, other) => one.begin - other.begin);
    const edges = clips.all.flatMap((clip) => [clip.begin, clip.end]);
    sound.setSkips(skips);
    sound.setMoments([...new Set([...edges, ...skips.map((one) => one.begin)])].sort((one, other) => one - other));
    follow.settle();
    follow.update();
  }
  settings.on(skipAsWished);
  skipAsWished();

  const asked = placeInAddress();
  const before = placeOf(track).at;
  sound.load('', Number(player.dataset.seconds), asked ?? before);
  addEventListener('hashchange', () => {
    const place = placeInAddress();
    if (place !== null) sound.seek(place);
  });
  showMarks(controls.told);
  // Early, for browsers let a page copy only at once after a press.
  player.querySelector('[data-fold="tools"]').addEventListener('click', () => useMarks(controls.told));
}

// The same sentence again and again, for names, figures and learners.
function repeatSentence(box, sound, clips) {
  let held = null;
  const hold = () => { held = box.checked ? clips.near(sound.now) : null; };
  box.addEventListener('change', hold);
  sound.on('seek', hold);
  sound.on('tick', () => {
    if (held && sound.playing && sound.now >= held.end - LATE) sound.audio.currentTime = held.begin;
  });
}

function goToPage(select, clips, go) {
  select?.addEventListener('change', () => {
    const mark = document.getElementById(`page-${select.value}`);
    if (mark) go(clips.after(mark));
  });
}

// A click on a sentence, or a button at every paragraph for those who do not use a mouse.
function playFromHere(article, sound, clips) {
  const text = article.querySelector('.text');
  function start(clip) {
    sound.seek(clip.begin);
    sound.play();
  }
  text.addEventListener('click', (event) => {
    const here = event.target.closest('.here');
    const sentence = here ? here.parentElement.querySelector(SENTENCE) : event.target.closest(SENTENCE);
    if (!sentence || event.target.closest('a')) return;
    if (!here && (settings.get('click') !== 'on' || !getSelection().isCollapsed)) return;
    const clip = clips.of(sentence);
    if (clip) start(clip);
  });
  function fit() {
    const wanted = settings.get('here') === 'on';
    if (!wanted) {
      text.querySelectorAll('.here').forEach((one) => one.remove());
      return;
    }
    const blocks = new Set(clips.all.map((clip) => clip.element.closest(BLOCKS)).filter((one) => one && text.contains(one)));
    for (const block of blocks) {
      if (block.matches('tr') || block.querySelector(':scope > .here')) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'here';
      button.lang = tongue;
      button.textContent = '▸';
      button.setAttribute('aria-label', say('here', { words: opening(block.querySelector(SENTENCE).textContent, 5) }));
      block.prepend(button);
    }
  }
  settings.on(fit);
  fit();
}

const sectionPlayer = document.querySelector('[data-section]');
if (sectionPlayer) startSection(sectionPlayer);
