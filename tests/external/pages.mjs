// Opens every HTML page below a folder in headless Chromium and prints what is wrong, as JSON:
// axe-core's WCAG 2.2 AA and best-practice rules, sideways scrolling, cut-off text, targets below
// 44 px, a walk with the Tab key (reach, order, focus that is seen, traps), motion, refused or
// outside requests, errors. One page of each kind is looked at in nine settings, the others in one.
//   node pages.mjs NODE_MODULES CHROMIUM FOLDER [KIND...]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [modules, executablePath, folder, ...kinds] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Transcripts are for podcast apps; a snippet for other sites is no page.
const pages = fs.readdirSync(folder, { recursive: true }).map(String).filter((n) => n.endsWith('.html') && !n.includes('transcripts') && !n.endsWith('embed.html')).sort();
const wide = { width: 1280, height: 900 };
// WCAG 1.4.12: what a reader may set.
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
const settings = [
  { name: 'light', viewport: wide, colorScheme: 'light', walk: true },
  { name: 'dark', viewport: wide, colorScheme: 'dark' },
  { name: 'narrow', viewport: { width: 320, height: 640 }, colorScheme: 'light', walk: true },
  { name: 'large text', viewport: wide, prefs: { webkit: { webprefs: { default_font_size: 32 } } } },
  { name: 'spacing', viewport: wide, style: SPACING },
  { name: 'forced', viewport: wide, forcedColors: 'active' },
  { name: 'contrast', viewport: wide, contrast: 'more', colorScheme: 'dark' },
  { name: 'calm', viewport: wide, reducedMotion: 'reduce' },
  { name: 'no scripts', viewport: wide, javaScriptEnabled: false },
];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--mute-audio'];

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
  const stops = await page.evaluate(() => [...document.querySelectorAll('a[href], button, select, input, audio[controls], [tabindex="0"]')].filter((e) => e.checkVisibility()).length);
  const seen = new Set();
  for (let presses = 0; presses < stops * 2 + 10; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      window.order ??= [];
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

const browser = await chromium.launch({ executablePath, args });
async function open({ name, walk: _, prefs, style: __, ...options }) {
  if (!prefs) return browser.newContext(options);
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'hearprint-profile-'));      // the browser's own setting needs one
  fs.mkdirSync(path.join(profile, 'Default'));
  fs.writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(prefs));
  const context = await chromium.launchPersistentContext(profile, { executablePath, args, ...options });
  context.profile = profile;
  return context;
}

async function look(page, setting, told) {
  if (setting.javaScriptEnabled === false) {
    if (await page.locator('button:visible, select:visible, input:visible').count()) told('shows what works only with scripts');
    if (!(await page.locator('main').innerText()).trim()) told('has no text');
    return;
  }
  if (setting.style) await page.addStyleTag({ content: setting.style });
  await page.evaluate(axe);
  const rules = () => page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false }), tags);
  const tell = (result, where) => { for (const v of result.violations) told(`${where}axe ${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join('; ')})`); };
  tell(await rules(), '');
  for (const text of await page.evaluate(layout)) told(text);
  if (setting.walk) for (const text of await walk(page)) told(text);
  const folds = page.locator('[data-fold]');
  if (await folds.count()) {
    await page.evaluate(() => document.querySelectorAll('[data-fold]').forEach((one) => one.click()));
    tell(await rules(), 'folded out: ');
    for (const text of await page.evaluate(layout)) told(`folded out: ${text}`);
  }
  if (setting.reducedMotion && await page.evaluate(() => document.getAnimations().length)) told('moves');
  if (setting.prefs) {
    const size = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize));
    if (size < 30) told(`text stays at ${size} px when the browser is asked for twice its size`);
  }
}

const findings = [];
for (const setting of settings) {
  const context = await open(setting);
  for (const name of pages) {
    if (setting.name !== 'light' && !kinds.includes(name)) continue;
    const page = await context.newPage();
    const told = (text) => findings.push(`${name} [${setting.name}] ${text}`);
    page.on('pageerror', (e) => told(`error: ${e.message}`));
    page.on('console', (m) => { if (m.type() === 'error') told(`console: ${m.text()}`); });
    page.on('requestfailed', (r) => told(`cannot load ${r.url()}`));
    page.on('request', (r) => { if (!r.url().startsWith('file:')) told(`asks for ${r.url()}`); });
    await page.goto(pathToFileURL(path.join(folder, name)).href, { waitUntil: 'load' });
    await look(page, setting, told);
    await page.close();
  }
  await context.close();
  if (context.profile) fs.rmSync(context.profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
await browser.close();
console.log(JSON.stringify({ pages: pages.length, findings }));
