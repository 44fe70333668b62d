import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Translate } from '../src/base/language.ts';
import { languageFor } from '../src/cli/language.ts';
import { type App, openApp } from '../test/e2e/app.ts';
import { isVisible } from '../test/e2e/visible.ts';
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
const KEY_MS = 90;
const PATIENCE_MS = 120_000;

/** The film of the README, an animated WebP: add an account, read its number, be told that it is low. All of it is one window. */
export async function film(language: DisplayLanguage, settings: Readonly<Record<string, unknown>>): Promise<Buffer> {
  const { t } = await languageFor([`--lang=${language}`], {});
  const host = await providerHost(HOST, '/submail');
  const shots: Buffer[] = [];
  const delay: number[] = [];
  try {
    const app = await openApp({
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
    // A machine that is busy may take long for a step, and a film does not show that.
    app.workbench.page.setDefaultTimeout(PATIENCE_MS);
    try {
      const shoot = async (shownMs: number) => {
        shots.push(await app.workbench.page.screenshot());
        delay.push(shownMs);
      };
      await add(app, t, WORDS[language], shoot);
      await read(app, t, shoot);
      await alert(app, t, WORDS[language], shoot);
    } finally {
      await app.close();
    }
  } finally {
    await host.close();
  }
  // Without loss it is the smallest, too: of each shot it holds what has changed.
  return await sharp(shots, { join: { animated: true } })
    .webp({ lossless: true, effort: 6, delay })
    .toBuffer();
}

type Words = (typeof WORDS)[DisplayLanguage];
type Shoot = (shownMs: number) => Promise<void>;

async function add({ sandbox, workbench }: App, t: Translate, words: Words, shoot: Shoot): Promise<void> {
  const { page, quickInput, statusBar, tree } = workbench;
  const step = async (title: string) => await quickInput.waitFor(new RegExp(`\\(${title}\\)`));
  const type = async (text: string, shownMs: number) => {
    for (let end = 1; end <= text.length; end += 1) {
      await quickInput.type(text.slice(0, end));
      await shoot(end < text.length ? KEY_MS : shownMs);
    }
  };
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
  await step('1/5');
  await quickInput.waitForLabel(t('SUBMAIL'));
  await shoot(900);
  await type(words.search, 700);
  await quickInput.accept();
  await step('2/5');
  await quickInput.waitForLabel(t('SMS'));
  await shoot(700);
  await quickInput.pick(t('SMS'));
  await rest(page);
  await step('3/5');
  await type(words.name, 500);
  await quickInput.accept();
  await step('4/5');
  await shoot(500);
  await quickInput.type(key);
  await shoot(600);
  await quickInput.accept();
  await step('5/5');
  await shoot(400);
  await quickInput.type(secret);
  await shoot(700);
  await quickInput.accept();
  await step('1/1');
  await statusBar.waitForText('9,410');
  await shoot(1200);
  await quickInput.pick(t('An amount'));
  await rest(page);
  await step('2/3');
  await quickInput.waitForLabel(t('General SMS'));
  await shoot(600);
  await quickInput.pick(t('General SMS'));
  await rest(page);
  await step('3/3');
  await type(THRESHOLD, 800);
  await quickInput.accept();
  await quickInput.waitForClosed();
}

async function read({ workbench }: App, t: Translate, shoot: Shoot): Promise<void> {
  const { page, statusBar, tree } = workbench;
  await tree.quantity(t('General SMS')).filter({ hasText: '5,000' }).waitFor();
  await rest(page);
  await shoot(1500);
  await statusBar.hover();
  await shoot(1800);
}

async function alert({ sandbox, workbench }: App, t: Translate, words: Words, shoot: Shoot): Promise<void> {
  const { page, tree } = workbench;
  const low = tree.quantity(t('General SMS')).filter({ hasText: '4,870' });
  const toast = page.locator('.notifications-toasts .notification-list-item').filter({ hasText: '4,870' });
  sandbox.accounts.set(ACCOUNT, { balance: LEFT });
  await tree.titleAction(words.refresh);
  await rest(page);
  await low.waitFor();
  await shoot(900);
  // A second reading confirms it. A provider is not asked twice within ten seconds, so one of these brings it.
  do {
    await tree.titleAction(words.refresh);
    await rest(page);
  } while (!(await isVisible(toast)));
  // While something is asked, the badge says so in place of its number.
  await page.locator('.activitybar .badge-content').getByText('1', { exact: true }).waitFor();
  await shoot(4000);
}

/** Takes the mouse to where nothing answers to it. */
async function rest(page: Page): Promise<void> {
  await page.mouse.move(SIZE.width * 0.7, SIZE.height * 0.6);
}
