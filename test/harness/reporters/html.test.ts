import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { htmlReport } from '../../../src/harness/reporters/html/index.ts';
import { requires } from '../../builders/requires.ts';
import { fullReport, rules } from '../../builders/test-report.ts';

const attack = (id: string) => (id === 'T1204' ? { name: 'User Execution', tactics: ['Execution'] } : undefined);
const text = htmlReport(fullReport, rules, attack);

describe('the page', () => {
  test('takes nothing from elsewhere', () => {
    expect(text).not.toMatch(/(?:src|href)="(?!#)/);
    expect(text).toContain('default-src &#39;none&#39;');
  });

  test('escapes what examples and rules hold', () => {
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp;');
  });
});

requires('chromium').describe('in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ossify-html-'));
  const file = join(folder, 'report.html');
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    writeFileSync(file, text);
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(() => page?.close());

  async function open(width: number, hash = ''): Promise<Page> {
    page = await browser.newPage({ viewport: { width, height: 800 } });
    page.on('pageerror', (fault) => faults.push(fault.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`file://${file}${hash}`);
    return page;
  }

  test('shows the rules below one another, failed ones open, without a fault', async () => {
    await open(1200);
    expect(await page.title()).toBe('acme: 4 rules');
    expect(await page.locator('#rule-100003').evaluate((node) => node.closest('ul')?.parentElement?.dataset.rule)).toBe(
      '100002',
    );
    expect(await page.locator('#rule-100004').evaluate((node) => node.closest('ul')?.className)).toBe('tree');
    expect(await page.locator('details[open]').evaluateAll((nodes) => nodes.map(({ id }) => id))).toEqual([
      'rule-100002',
    ]);
    expect(faults).toEqual([]);
  });

  test('is worked by keyboard alone: skip link, filter, opening a rule', async () => {
    await open(1200);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the rules');
    await page.locator('#search').focus();
    await page.keyboard.type('stock');
    expect(await page.locator('#found').textContent()).toBe('1 of 4 rules');
    expect(await page.locator('#rule-100001').isVisible()).toBe(false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('#rule-100004').evaluate((node) => node.hasAttribute('open'))).toBe(true);
  });

  test('a link to a rule opens it, from the matrix too', async () => {
    await open(1200, '#rule-100003');
    expect(await page.locator('#rule-100003').evaluate((node) => node.hasAttribute('open'))).toBe(true);
    expect(await page.locator('.matrix section').evaluateAll((nodes) => nodes.map((node) => node.textContent))).toEqual(
      ['ExecutionT1204 User Execution 100002', 'Unknown to the tableT9999  100003'],
    );
  });

  test.each([320, 375, 768, 1440])('nothing is wider than a screen of %d', async (width) => {
    await open(width);
    for (const details of await page.locator('details').all())
      await details.evaluate((node) => node.setAttribute('open', ''));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });
});
