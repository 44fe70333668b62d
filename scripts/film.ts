import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Translate } from '../src/base/language.ts';
import { languageFor } from '../src/cli/shell/language.ts';
import { type App, openApp } from '../test/e2e/app.ts';
import { isVisible } from '../test/e2e/visible.ts';
import type { Workbench } from '../test/e2e/workbench.ts';
import type { DisplayLanguage } from '../test/hosts/host.ts';
import { pairOf } from '../test/sandbox/account.ts';
import { providerHost } from './providerHost.ts';
import { openSideBar, widenSideBar } from './sideBar.ts';

/** What a user types in a language, and the one text to read that the manifest has. */
const WORDS = {
  en: { search: 'sub', name: 'Marketing', refresh: 'Refresh All' },
  'zh-cn': { search: '赛邮', name: '会员营销', refresh: '全部刷新' },
};

const HOST = 'api-v4.mysubmail.com';
const ACCOUNT = 'marketing-sms';
const THRESHOLD = '5000';
/** What is left when the alert comes. */
const LEFT = '4870';
/** In CSS pixels; the film has twice as many. Small enough for words to be readable in a page's column. */
const SIZE = { width: 940, height: 520 };
const SIDE_BAR = 352;
const [OPENED_MS, KEY_MS] = [450, 90];
/** A machine that is busy may take long for a step, and a picture does not show that. */
export const PATIENCE_MS = 120_000;

/**
 * Writes the film of the README to `path`, an animated WebP: add an account, read its number, be told that it is low. All of it is
 * one window.
 */
export async function film(
  language: DisplayLanguage,
  settings: Readonly<Record<string, unknown>>,
  path: string,
): Promise<void> {
  const { t } = await languageFor([`--lang=${language}`], {});
  const shots: Buffer[] = [];
  const delay: number[] = [];
  await using host = await providerHost(HOST, '/submail');
  await using app = await openApp({
    accounts: 'none',
    sandbox: host.sandbox,
    language,
    // A screenshot does not wait for what fades in.
    settings: { ...settings, ...host.settings, 'workbench.reduceMotion': 'on' },
    env: host.env,
    hasToasts: true,
    size: SIZE,
    scale: 2,
  });
  app.workbench.page.setDefaultTimeout(PATIENCE_MS);
  const shoot = async (shownMs: number) => {
    shots.push(await app.workbench.page.screenshot());
    delay.push(shownMs);
  };
  await add(app, t, WORDS[language], shoot);
  await readAndBeTold(app, t, WORDS[language], shoot);
  // Without loss it is the smallest, too: of each shot it holds what has changed.
  await sharp(shots, { join: { animated: true } })
    .webp({ lossless: true, effort: 6, delay })
    .toFile(path);
}

type Words = (typeof WORDS)[DisplayLanguage];
type Shoot = (shownMs: number) => Promise<void>;

async function add({ sandbox, workbench }: App, t: Translate, words: Words, shoot: Shoot): Promise<void> {
  const { page, quickInput, statusBar, tree } = workbench;
  const { key, secret } = pairOf(sandbox.accounts.get(ACCOUNT));
  // The extension is there.
  await statusBar.item.waitFor();
  await openSideBar(page);
  await tree.waitForContent();
  await widenSideBar(page, SIDE_BAR);
  await rest(page);
  await shoot(1000);
  await tree.pressWelcome(t('Add Account'));
  await rest(page);
  await quickInput.waitForLabel(t('SUBMAIL'));
  await answer(workbench, shoot, [
    ['1/5', 'type', words.search, 700],
    ['2/5', 'pick', t('SMS'), 700],
    ['3/5', 'type', words.name, 500],
    ['4/5', 'paste', key, 600],
    ['5/5', 'paste', secret, 700],
  ]);
  await statusBar.waitForText('9,410');
  await answer(workbench, shoot, [
    ['1/1', 'pick', t('An amount'), 1200],
    ['2/3', 'pick', t('General SMS'), 600],
    ['3/3', 'type', THRESHOLD, 800],
  ]);
  await quickInput.waitForClosed();
}

/** The end of a step's title, how it is answered, with what, and how long the answer is shown. */
type Step = readonly [title: string, how: 'type' | 'paste' | 'pick', text: string, shownMs: number];

async function answer({ page, quickInput }: Workbench, shoot: Shoot, steps: readonly Step[]): Promise<void> {
  for (const [title, how, text, shownMs] of steps) {
    await quickInput.waitFor(new RegExp(`\\(${title}\\)`));
    if (how === 'pick') {
      await quickInput.waitForLabel(text);
      await shoot(shownMs);
      await quickInput.pick(text);
      await rest(page);
    } else {
      await shoot(OPENED_MS);
      for (let end = how === 'type' ? 1 : text.length; end <= text.length; end += 1) {
        await quickInput.type(text.slice(0, end));
        await shoot(end < text.length ? KEY_MS : shownMs);
      }
      await quickInput.accept();
    }
  }
}

async function readAndBeTold({ sandbox, workbench }: App, t: Translate, words: Words, shoot: Shoot): Promise<void> {
  const { page, statusBar, tree } = workbench;
  const amount = (text: string) => tree.quantity(t('General SMS')).filter({ hasText: text });
  const toast = page.locator('.notifications-toasts .notification-list-item').filter({ hasText: '4,870' });
  const refresh = async () => {
    await tree.titleAction(words.refresh);
    await rest(page);
  };
  await amount('5,000').waitFor();
  await rest(page);
  await shoot(1500);
  await statusBar.hover();
  await shoot(1800);
  sandbox.accounts.set(ACCOUNT, { balance: LEFT });
  await refresh();
  await amount('4,870').waitFor();
  await shoot(900);
  // A second reading confirms it. A provider is not asked twice within ten seconds, so one of these brings it.
  do {
    await refresh();
  } while (!(await isVisible(toast)));
  // While something is asked, the badge says so in place of its number.
  await page.locator('.activitybar .badge-content').getByText('1', { exact: true }).waitFor();
  await shoot(4000);
}

/** Takes the mouse to where nothing answers to it. */
async function rest(page: Page): Promise<void> {
  await page.mouse.move(SIZE.width * 0.7, SIZE.height * 0.6);
}
