// Searching in headless Chromium, over http and from a folder. Prints {claim: "" or what went wrong}.
//   node search.mjs NODE_MODULES CHROMIUM FOLDER BASE
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeClaims, require } from './browser.mjs';

const [folder, base] = process.argv.slice(4);
const { claim, tryAll } = makeClaims();

const PUBLICATION = `${base}/bulletin-9/index.html`;
const disk = (name) => pathToFileURL(path.join(folder, name)).href;
async function search(page, words) {
  await page.fill('.find input', words);
  await page.press('.find input', 'Enter');
  await page.waitForFunction(() => /found|loaded/.test(document.querySelector('.find [role="status"]').textContent), null, { timeout: 20000 });
  return page.evaluate(() => ({
    told: document.querySelector('.find [role="status"]').textContent,
    results: [...document.querySelectorAll('.find li')].map((one) => ({
      text: one.querySelector('a').textContent, href: one.querySelector('a').getAttribute('href'), marked: [...one.querySelectorAll('mark')].map((mark) => mark.textContent), where: one.querySelector('p').textContent,
    })),
  }));
}

claim('nothing is loaded before somebody searches', async ({ page }) => {
  const asked = [];
  page.on('request', (one) => asked.push(new URL(one.url()).pathname.split('/').slice(-2).join('/')));
  await page.goto(PUBLICATION);
  await page.waitForTimeout(300);
  assert.equal(asked.some((one) => /search-index/.test(one)), false);
  await search(page, 'sixty');
  assert.ok(asked.includes('bulletin-9/search-index.js'));
});

claim('a result is a link that brings the player to its sentence', async ({ page }) => {
  await page.goto(PUBLICATION);
  const { told, results } = await search(page, 'came sixty');
  assert.equal(told, '1 place was found.');
  assert.equal(results[0].text, 'Sixty came to it.');
  assert.deepEqual(results[0].marked, ['Sixty', 'came']);
  assert.equal(results[0].where, 'Rank and file');
  await page.click('.find li a');
  await page.waitForSelector('[data-section] [data-do="play"]');
  const begin = await page.evaluate(() => {
    const { id } = [...document.querySelectorAll('.text [id^="s"]')].find((one) => one.textContent.startsWith('Sixty came'));
    const lengths = document.querySelector('[data-lengths]').dataset.lengths.split(' ').map(Number);
    return lengths.slice(0, Number(id.slice(1)) - 1).reduce((sum, length) => sum + length, 0) / 1000;
  });
  const shown = await page.inputValue('[data-seek]');
  assert.ok(Math.abs(Number(shown) - begin) <= 1, `${shown} for ${begin}`);
  assert.equal(await page.evaluate(() => document.querySelector('audio').paused), true);
});

claim('going back shows again what was found', async ({ page }) => {
  await page.goto(PUBLICATION);
  await search(page, 'sixty');
  await page.click('.find li a');
  await page.waitForSelector('[data-section]');
  await page.goBack();
  await page.waitForSelector('.find li a');
  assert.equal(await page.inputValue('.find input'), 'sixty');
});

claim('accents, capitals, beginnings of words and slips of the hand find the same', async ({ page }) => {
  await page.goto(PUBLICATION);
  for (const words of ['BONJOUR', 'bónjöur', 'bonj', 'bonjoor']) {
    const { results } = await search(page, words);
    assert.match(results[0].text, /bonjour le monde/, words);
  }
});

claim('what is not there is said, and words that stand in no one sentence are found apart', async ({ page }) => {
  await page.goto(PUBLICATION);
  assert.equal((await search(page, 'xylophone')).told, 'Nothing was found.');
  const { told, results } = await search(page, 'sixty leaks');
  assert.match(told, /^2 places were found\. No sentence holds all these words/);
  assert.equal(results.length, 2);
});

claim('rows of tables, notes and titles are found', async ({ page }) => {
  await page.goto(PUBLICATION);
  assert.equal((await search(page, '131')).results[0].text, 'North 131');
  assert.equal((await search(page, 'counted')).results[0].text, 'Counted by hand.');
  assert.equal((await search(page, 'repairs')).results[0].text, 'Repairs');
});

claim('the house finds sentences of all its publications', async ({ page }) => {
  await page.goto(`${base}/index.html`);
  const { results } = await search(page, 'sentence 1234');
  assert.equal(results[0].text, 'This is sentence 1234 of a very long section.');
  assert.match(results[0].href, /^long\/01-section\.html#t=\d+/);
  assert.match((await search(page, 'sixty')).results[0].where, /^Members’ Bulletin 9: Rank and file$/);
});

claim('three thousand sentences are ready within three seconds', async ({ page }) => {
  await page.goto(`${base}/long/index.html`);
  const before = Date.now();
  const { told } = await search(page, 'section');
  assert.ok(Date.now() - before < 3000, `${Date.now() - before} ms`);
  assert.match(told, /The first 50 are listed/);
}, { alone: true });

claim('what was found has no barrier, light or dark', async ({ page }) => {
  const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.goto(PUBLICATION);
    await search(page, 'sixty leaks');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run('.find'));
    assert.deepEqual(violations.map((one) => `${colorScheme} ${one.id}: ${one.nodes.map((node) => node.html)}`), []);
  }
});

claim('it works from a folder without a server', async ({ page }) => {
  await page.goto(disk('bulletin-9/index.html'));
  assert.equal((await search(page, 'sixty')).results.length, 1);
  await page.goto(disk('index.html'));
  assert.equal((await search(page, 'sixty')).results.length, 1);
});

claim('an index that cannot be had is said, and the player stays', async ({ page }) => {
  await page.route('**/search-index.js', (route) => route.abort());
  await page.goto(PUBLICATION);
  assert.match((await search(page, 'sixty')).told, /could not be loaded/);
  assert.equal(await page.isVisible('.find form'), true);
  assert.equal(await page.isVisible('.player [data-do="play"]'), true);
}, { serviceWorkers: 'block' });

claim('without scripts the form is not there, and a sentence says what works instead', async ({ page }) => {
  await page.goto(PUBLICATION);
  assert.equal(await page.isVisible('.find form'), false);
  assert.match(await page.textContent('.find noscript'), /Its own search in the page/);
}, { javaScriptEnabled: false });

await tryAll();
