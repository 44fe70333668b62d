import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { onPath } from './onPath.ts';

/** Where Chrome and Chromium are when they are not on the `PATH`. */
const usualPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** The shell first: without what a browser draws around its pages, a window of VS Code takes a seventh less of the processor. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of an installed Chrome or Chromium. */
export function findBrowser(): string | undefined {
  return (
    names.map(onPath).find((file) => file !== undefined) ??
    usualPlaces[process.platform]?.find((file) => existsSync(file))
  );
}

/** Starts the installed browser without a window, and without scrollbars unless `hasScrollbars`. Its caller closes it. */
export async function launchBrowser({ hasScrollbars = false } = {}): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new Error('No Chrome or Chromium is installed');
  }
  const ignoreDefaultArgs = hasScrollbars ? ['--hide-scrollbars'] : [];
  return await chromium.launch({ executablePath, args: flags, ignoreDefaultArgs, headless: true });
}
