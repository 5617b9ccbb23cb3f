// Opens every HTML page below a folder in headless Chromium and prints what is wrong, as JSON:
// axe-core's WCAG 2.2 AA and best-practice rules, sideways scrolling at 320 px, cut-off text,
// targets below 44 px, focus that cannot be seen, refused or outside requests, errors.
//   node pages.mjs NODE_MODULES CHROMIUM FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [modules, executablePath, folder] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const pages = fs.readdirSync(folder, { recursive: true }).map(String).filter((n) => n.endsWith('.html')).sort();
const settings = [
  { name: 'light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: 'narrow', viewport: { width: 320, height: 640 }, colorScheme: 'light' },
  { name: 'forced', viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const layout = () => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) found.push(`scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth} px`);
  for (const e of document.querySelectorAll('main a, main audio, header a')) {
    const box = e.getBoundingClientRect();
    const within = !box.height || e.closest('li p, .foot p, .prose p');      // not shown; WCAG 2.5.8 excepts links in running text
    if (!within && box.height < 43.5) found.push(`target only ${box.height} px high: ${e.textContent.trim().slice(0, 40) || e.tagName}`);
  }
  for (const e of document.body.querySelectorAll('*:not(.unseen)')) {
    const style = getComputedStyle(e);
    const clips = (v) => v === 'hidden' || v === 'clip';
    if (clips(style.overflowX) && e.scrollWidth > e.clientWidth + 2) found.push(`cut off: ${e.tagName} ${e.textContent.trim().slice(0, 40)}`);
  }
  return found;
};

async function focus(page) {
  const found = [];
  const stops = await page.locator('a[href]').count();
  for (let i = 0; i < stops; i++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e.tagName !== 'A') return null;
      const s = getComputedStyle(e);
      return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 3 ? null : e.textContent.trim().slice(0, 40);
    });
    if (seen !== null) found.push(`focus is not shown: ${seen}`);
  }
  return found;
}

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--mute-audio'],
});
const findings = [];
for (const name of pages) for (const { name: setting, ...options } of settings) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const told = (text) => findings.push(`${name} [${setting}] ${text}`);
  page.on('pageerror', (e) => told(`error: ${e.message}`));
  page.on('console', (m) => { if (m.type() === 'error') told(`console: ${m.text()}`); });
  page.on('requestfailed', (r) => told(`cannot load ${r.url()}`));
  page.on('request', (r) => { if (!r.url().startsWith('file:')) told(`asks for ${r.url()}`); });
  await page.goto(pathToFileURL(path.join(folder, name)).href, { waitUntil: 'load' });
  await page.evaluate(axe);
  const result = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false }), tags);
  for (const v of result.violations) told(`axe ${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join('; ')})`);
  for (const text of await page.evaluate(layout)) told(text);
  if (setting === 'light') for (const text of await focus(page)) told(text);
  await context.close();
}
await browser.close();
console.log(JSON.stringify({ pages: pages.length, findings }));
