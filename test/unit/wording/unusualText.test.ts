import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '../../../src/balance/amount/quantity.ts';
import type { Unusual } from '../../../src/balance/forecast/unusual.ts';
import { english, type Language } from '../../../src/base/language.ts';
import { unusualText } from '../../../src/wording/unusualText.ts';
import { readFiles } from '../../architecture/files.ts';

const [bundle] = await readFiles('l10n', /^l10n\/bundle\.l10n\.zh-cn\.json$/);
const translations: Readonly<Record<string, string>> = JSON.parse(bundle?.text ?? '{}');
const ZONE = { timeZone: 'Asia/Shanghai' };
const inEnglish: Language = { ...english, ...ZONE };
const inChinese: Language = {
  ...{ locale: 'zh-CN', ...ZONE },
  t: (message, ...args) => english.t(translations[message] ?? assert.fail(`not translated: ${message}`), ...args),
};

/** Noon of a Saturday in Shanghai. */
const NOW = Date.UTC(2026, 0, 10, 4);
const much: Unusual = { kind: 'unusual-spending', since: NOW - 3 * 3_600_000, spent: 4_210, usual: 802.6 };
const none: Unusual = { kind: 'no-spending', since: NOW - 16 * 3_600_000, spent: 0, usual: 643.2 };

for (const [name, unusual, unit, said, inHan] of [
  [
    'unusual spending',
    much,
    'messages',
    '4,210 messages spent of SMS since 09:00, usually about 803 in these hours on a Saturday. If nobody planned this, look for a program in a loop or a leaked key.',
    'SMS自 09:00 起消耗了 4,210 条，星期六的同一时段通常约为 803。如果不是计划内的发送，请检查是否有程序循环发送，或密钥是否泄露。',
  ],
  [
    'spending where none is usual',
    { ...much, usual: 0 },
    'CNY',
    '¥4,210 spent of SMS since 09:00, usually hardly anything in these hours on a Saturday. If nobody planned this, look for a program in a loop or a leaked key.',
    'SMS自 09:00 起消耗了 ¥4,210，星期六的同一时段通常几乎没有消耗。如果不是计划内的发送，请检查是否有程序循环发送，或密钥是否泄露。',
  ],
  [
    'no spending',
    none,
    'messages',
    'Nothing spent of SMS since Jan 9, 20:00, usually about 643 messages in such a time. Check whether your programs still send.',
    'SMS自 1月9日 20:00 起没有消耗，同样长的时间通常约消耗 643 条。请检查发送程序是否仍在正常发送。',
  ],
] satisfies readonly (readonly [string, Unusual, Unit, string, string])[]) {
  test(`17: ${name} is told with its figures and what to do, in both languages and the chosen time zone`, () => {
    assert.equal(unusualText(unusual, 'SMS', unit, NOW, inEnglish), said);
    assert.equal(unusualText(unusual, 'SMS', unit, NOW, inChinese), inHan);
  });
}
