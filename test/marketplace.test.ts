import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import sharp from 'sharp';

/** What registries show of the manifest, and what they refuse to take without. */
interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
  readonly displayName: string;
  readonly license: string;
  readonly icon: string;
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly badges?: unknown;
}

/** Kinds of extensions that both registries know and that can be meant here. */
const CATEGORIES = ['Other', 'Visualization', 'AI', 'Chat'];
/** The Marketplace takes no more. */
const MOST_KEYWORDS = 30;

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as Manifest;
const icon = await readFile(new URL(manifest.icon, root));
const descriptions = await Promise.all(
  ['package.nls.json', 'package.nls.zh-cn.json'].map(async (file) => {
    const texts = JSON.parse(await readFile(new URL(file, root), 'utf8')) as Record<string, string>;
    return texts['description'] ?? '';
  }),
);

test('both registries have what they ask for', async () => {
  for (const name of [manifest.publisher, manifest.name]) {
    assert.match(name, /^[a-z0-9][a-z0-9-]*$/);
  }
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  assert.equal(manifest.license, 'MIT');
  assert.match(await readFile(new URL('LICENSE', root), 'utf8'), /^MIT License\n/);
});

test('the icon is a PNG of 128 pixels a side, and small', async () => {
  const { format, width, height } = await sharp(icon).metadata();
  assert.deepEqual([format, width, height], ['png', 128, 128]);
  assert.ok(icon.length < 10_000, String(icon.length));
});

test('a search in either language finds it, and the banner is its own', () => {
  const { keywords, categories, galleryBanner } = manifest;
  for (const word of ['sms', 'e-mail', 'jiguang', 'jpush', 'submail', '短信', '余额', '余量', '极光', '赛邮']) {
    assert.ok(keywords.includes(word), word);
  }
  for (const name of [
    'aliyun',
    'tencent',
    'huawei cloud',
    'yunpian',
    'twilio',
    'vonage',
    'infobip',
    'brevo',
    'mailgun',
  ]) {
    assert.ok(keywords.includes(name), name);
  }
  for (const name of ['resend', 'sendgrid', 'amazon ses', 'plivo', 'telnyx', 'messagebird', '阿里云', '腾讯云']) {
    assert.ok(keywords.includes(name), name);
  }
  assert.equal(new Set(keywords).size, keywords.length);
  assert.ok(keywords.length <= MOST_KEYWORDS);
  assert.ok(categories.length > 0 && categories.every((category) => CATEGORIES.includes(category)));
  assert.match(galleryBanner.color, /^#[0-9a-f]{6}$/);
  assert.equal(galleryBanner.theme, 'dark');
  assert.equal(manifest.badges, undefined);
});

test('what it does is one sentence that fits below its name', () => {
  for (const description of descriptions) {
    assert.match(description, /^[^.。]+[.。]$/);
    assert.ok(description.length > 20 && description.length <= 145, `${description.length}: ${description}`);
  }
});
