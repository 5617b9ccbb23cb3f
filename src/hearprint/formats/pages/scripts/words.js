// Words that only scripts need; they stand in the page, in its language.
const words = JSON.parse(document.getElementById('words')?.content.textContent || '{}');
const tongue = document.documentElement.lang || 'en';

function say(key, values = {}) {
  return (words[key] ?? '').replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Browsers know the units of few languages, so these are words of ours too.
function unit(number, name) {
  return say(number === 1 ? name : `${name}s`, { number });
}

// As a person says it: "1 hour 2 minutes", "3 minutes 5 seconds".
function spoken(seconds) {
  const all = Math.max(0, Math.round(seconds));
  const parts = [[Math.floor(all / 3600), 'hour'], [Math.floor(all / 60) % 60, 'minute'], [all % 60, 'second']];
  const said = parts.filter(([number]) => number).map(([number, name]) => unit(number, name));
  return said.join(' ') || unit(0, 'second');
}

// As a clock shows it: 1:02:03.
function clock(seconds) {
  const all = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`;
}

// The first words of a text, for names of buttons and marks.
function opening(text, count = 8) {
  const all = text.trim().split(/\s+/);
  return all.slice(0, count).join(' ') + (all.length > count ? '…' : '');
}

// Says something once to whoever cannot see it. Only for what a listener caused and would not hear.
function tell(element, text) {
  if (!element) return;
  element.textContent = '';
  requestAnimationFrame(() => { element.textContent = text; });
}
