// Opens every HTML page below a folder in headless Chromium and prints what is wrong, as JSON:
// axe-core's WCAG 2.2 AA and best-practice rules, sideways scrolling, cut-off text, targets below
// 44 px, a walk with the Tab key (reach, order, focus that is seen, traps), motion, refused or
// outside requests, errors. One page of each kind is looked at in nine settings, the others in one.
//   node pages.mjs NODE_MODULES CHROMIUM FOLDER [KIND...]
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { browser, require, sideBySide } from './browser.mjs';

const [folder, ...kinds] = process.argv.slice(4);
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Transcripts are all alike: those that are named as a kind are looked at. A snippet for other sites is no page.
const every = fs.readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.html'));
const pages = every.filter((name) => kinds.includes(name) || !(name.includes('transcripts') || name.endsWith('embed.html')));
const wide = { width: 1280, height: 900 };
// WCAG 1.4.12: what a reader may set.
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
const PLAIN = { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference', reducedMotion: 'no-preference' };
// "whole": each rule, with what is folded away and without. Colours alone change no name, no size and no order:
// there only the rules are tried that look at colours, and those that miss what a style has hidden.
const settings = [
  { name: 'light', whole: true },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'narrow', viewport: { width: 320, height: 640 }, whole: true },
  { name: 'large text', size: 32 },
  { name: 'spacing', style: SPACING },
  { name: 'forced', media: { forcedColors: 'active' } },
  { name: 'contrast', media: { contrast: 'more', colorScheme: 'dark' } },
  { name: 'calm', media: { reducedMotion: 'reduce' } },
];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const OF_COLOURS = ['color-contrast', 'link-in-text-block', 'target-size', 'button-name', 'link-name', 'label', 'select-name', 'page-has-heading-one'];

const layout = () => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) found.push(`scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth} px`);
  for (const e of document.querySelectorAll('main a, main audio, main button, main select, header a, header button')) {
    const box = e.getBoundingClientRect();
    const within = !box.height || e.closest('li p:not(.do), .foot p, .prose p, .ref');      // not shown; WCAG 2.5.8 excepts links in running text
    if (!within && box.height < 43.5) found.push(`target only ${box.height} px high: ${e.textContent.trim().slice(0, 40) || e.tagName}`);
  }
  for (const e of document.body.querySelectorAll('*:not(.unseen)')) {
    const style = getComputedStyle(e);
    const clips = (v) => v === 'hidden' || v === 'clip';
    if (clips(style.overflowX) && e.scrollWidth > e.clientWidth + 2) found.push(`cut off: ${e.tagName} ${e.textContent.trim().slice(0, 40)}`);
  }
  return found;
};

// Every stop of the Tab key, in order, until the page is left.
async function walk(page) {
  const found = [];
  const stops = await page.evaluate(() => {
    window.order = [];
    return [...document.querySelectorAll('a[href], button, select, input, audio[controls], [tabindex="0"]')].filter((e) => e.checkVisibility()).length;
  });
  const seen = new Set();
  for (let presses = 0; presses < stops * 2 + 10; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      if (!window.order.includes(e)) window.order.push(e);
      const before = window.order[window.order.indexOf(e) - 1];
      const style = getComputedStyle(e);
      const box = e.getBoundingClientRect();
      const shown = [0.1, 0.5, 0.9].some((x) => [0.1, 0.5, 0.9].some((y) => e.contains(document.elementFromPoint(box.left + box.width * x, box.top + box.height * y))));
      return {
        at: window.order.indexOf(e),
        name: `${e.tagName} ${(e.textContent || e.getAttribute('aria-label') || '').trim().slice(0, 40)}`,
        ring: e.tagName === 'AUDIO' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3),
        shown,
        backwards: Boolean(before && before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING),
      };
    });
    if (!stop) { if (seen.size) break; else continue; }
    if (seen.has(stop.at)) { if (seen.size >= stops) break; else continue; }
    seen.add(stop.at);
    if (!stop.ring) found.push(`focus is not shown: ${stop.name}`);
    if (!stop.shown) found.push(`focus is covered: ${stop.name}`);
    if (stop.backwards) found.push(`focus goes backwards to ${stop.name}`);
  }
  if (seen.size < stops) found.push(`the Tab key reaches ${seen.size} of ${stops} places`);
  return found;
}

// Puts a setting in force on a page that is open, and returns what takes it off again.
async function dress(page, { media = {}, viewport = wide, size, style }) {
  await page.emulateMedia({ ...PLAIN, ...media });
  await page.setViewportSize(viewport);
  const devtools = size && await page.context().newCDPSession(page);      // the browser's own setting, not a zoom
  if (size) await devtools.send('Page.setFontSizes', { fontSizes: { standard: size } });
  const added = style && await page.addStyleTag({ content: style });
  return async () => {
    if (size) await devtools.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
    if (style) await added.evaluate((one) => one.remove());
  };
}

const fold = (page) => page.evaluate(() => {
  const all = document.querySelectorAll('[data-fold]');
  all.forEach((one) => one.click());
  return all.length;
});

async function look(page, setting, told) {
  const judge = async (where, rules) => {
    if (rules) {
      const result = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ['violations'], preload: false }), rules);
      for (const v of result.violations) told(`${where}axe ${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join('; ')})`);
    }
    for (const text of await page.evaluate(layout)) told(`${where}${text}`);
  };
  const whole = setting.whole || setting.size || setting.style;
  const rules = whole ? { type: 'tag', values: TAGS } : { type: 'rule', values: OF_COLOURS };
  await judge('', setting.whole ? rules : null);
  if (setting.whole) for (const text of await walk(page)) told(text);
  const folds = await fold(page);
  if (folds || !setting.whole) await judge(folds ? 'folded out: ' : '', rules);
  if (setting.media?.reducedMotion && await page.evaluate(() => document.getAnimations().length)) told('moves');
  if (setting.size) {
    const size = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize));
    if (size < 30) told(`text stays at ${size} px when the browser is asked for twice its size`);
  }
  await fold(page);
}

async function lookWithoutScripts(page, told) {
  if (await page.locator('button:visible, select:visible, input:visible').count()) told('shows what works only with scripts');
  if (!(await page.locator('main').innerText()).trim()) told('has no text');
}

const findings = [];
// Opens a page in a window of its own and calls "work" with it and with what puts a finding down.
async function visit(name, options, work) {
  const context = await browser.newContext({ viewport: wide, ...options });
  const page = await context.newPage();
  let setting = 'loading';
  const told = (text) => findings.push(`${name} [${setting}] ${text}`);
  page.on('pageerror', (e) => told(`error: ${e.message}`));
  page.on('console', (m) => { if (m.type() === 'error') told(`console: ${m.text()}`); });
  page.on('requestfailed', (r) => told(`cannot load ${r.url()}`));
  page.on('request', (r) => { if (!r.url().startsWith('file:')) told(`asks for ${r.url()}`); });
  await page.goto(pathToFileURL(path.join(folder, name)).href, { waitUntil: 'load' });
  await work(page, told, (now) => { setting = now; });
  await context.close();
}

const judge = (name, those) => visit(name, {}, async (page, told, now) => {
  await page.evaluate(axe);
  for (const setting of those) {
    now(setting.name);
    const undress = await dress(page, setting);
    await look(page, setting, told);
    await undress();
  }
});
const judgeWithoutScripts = (name) => visit(name, { javaScriptEnabled: false }, async (page, told, now) => {
  now('no scripts');
  await lookWithoutScripts(page, told);
});

// A walk begins on a page that is fresh: one visit for the narrow window, one for all other settings.
const [light, narrow] = settings.filter((one) => one.whole);
const others = settings.filter((one) => one !== narrow);
await sideBySide([
  ...kinds.flatMap((name) => [() => judge(name, others), () => judge(name, [narrow]), () => judgeWithoutScripts(name)]),
  ...pages.filter((name) => !kinds.includes(name)).map((name) => () => judge(name, [light])),
], (run) => run());
await browser.close();
console.log(JSON.stringify({ pages: pages.length, findings }));
