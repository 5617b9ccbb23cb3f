// What all checks in a browser share: Chromium without a screen, and work that is done side by side.
//   node CHECK.mjs NODE_MODULES CHROMIUM ...
import assert from 'node:assert/strict';
import path from 'node:path';
import { createRequire } from 'node:module';

const [modules, executablePath] = process.argv.slice(2);
export const require = createRequire(path.join(modules, 'x.js'));
// Most of the time is spent waiting for sound and for the browser: more at a time than there are cores.
const SIDE_BY_SIDE = 4;

export const browser = await require('playwright-core').chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--mute-audio'],
});

export async function sideBySide(list, work) {
  const left = [...list];
  const worker = async () => { while (left.length) await work(left.shift()); };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
}

// Claims of a check: each is tried in a browser window of its own; {claim: "" or what went wrong} is printed.
// "alone" is for those that measure moments: nothing else runs beside them. "around" makes what a claim is given.
export function makeClaims(only, around = (run) => run({})) {
  const all = [];
  const found = {};
  async function attempt({ text, run, options }) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
    const errors = [];
    context.on('weberror', (one) => errors.push(String(one.error())));
    try {
      const page = await context.newPage();
      await around((given) => run({ page, context, ...given }));
      assert.deepEqual(errors, []);
      found[text] = '';
    } catch (error) {
      found[text] = String(error.stack || error).slice(0, 700);
    }
    await context.close();
  }
  return {
    claim(text, run, { alone = false, ...options } = {}) {
      if (!only || text.includes(only)) all.push({ text, run, alone, options });
    },
    async tryAll() {
      await sideBySide(all.filter((one) => !one.alone), attempt);
      for (const one of all.filter((each) => each.alone)) await attempt(one);
      await browser.close();
      process.stdout.write(JSON.stringify(Object.fromEntries(all.map(({ text }) => [text, found[text]]))));
    },
  };
}
