// Places that a listener marked, and links to sentences for others (see useMarks).
window.hearprintMarks = ({ key, kept, keep, clock, say, tell, told }) => {
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

  async function copy(clip, moment) {
    const link = linkTo(clip, moment);
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

  const marks = () => kept(key, []);

  function add(mark) {
    keep(key, [...marks().filter((one) => one.href !== mark.href), mark].slice(-200));
    show();
  }

  // The list of marks on the page.
  function show() {
    const section = document.querySelector('[data-marks]');
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
        keep(key, marks().filter((one) => one.href !== mark.href));
        show();
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

  return { add, copy, show };
};
