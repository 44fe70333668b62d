import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFault } from '../src/balance/fault/faultText.ts';
import { english, type Language } from '../src/base/language.ts';
import { statusBarText } from '../src/ui/statusBar/text.ts';
import { readFiles } from './architecture/files.ts';
import { messagesOf, translationProblems } from './architecture/messages.ts';
import { createProviders } from './providers.ts';
import { ALL_FAULTS } from './unit/balance/fault/faults.ts';
import { HandClock } from './unit/net/handClock.ts';
import { linksOf, shownText, tableOf } from './unit/ui/markdown.ts';
import { NOW, PROVIDERS, STATES } from './unit/ui/sample.ts';

const source = await readFiles('src', /\.ts$/);
const { keys, problems } = messagesOf(source);
const [bundle] = await readFiles('l10n', /^l10n\/bundle\.l10n\.zh-cn\.json$/);
const chinese: Readonly<Record<string, string>> = JSON.parse(bundle?.text ?? '{}');

test('every text for the user is a literal that can be collected', () => {
  assert.deepEqual(problems, []);
  assert.ok(keys.length > 150, String(keys.length));
});

test('every text has a Chinese translation with the same placeholders, and none is unused', () =>
  assert.deepEqual(translationProblems(keys, chinese), []));

test('the bundle is in order, so that changes of it are easy to read', () =>
  assert.deepEqual(Object.keys(chinese), Object.keys(chinese).toSorted()));

test('a sentence stays a sentence, and what is none does not become one', () => {
  const endOf = (text: string): string => {
    const mark = /[.?…。？]$/.exec(text)?.[0] ?? '';
    return mark === '。' ? '.' : mark === '？' ? '?' : mark;
  };
  for (const [key, text] of Object.entries(chinese)) {
    // A question in a menu is a request there.
    assert.ok(endOf(text) === endOf(key) || /^Which/.test(key), `${key}: ${text}`);
  }
});

test('Chinese is written in Chinese, with its own marks', () => {
  for (const [key, text] of Object.entries(chinese)) {
    const words = text.replaceAll(/Messaging Balance|SUBMAIL|\{\d+\}|\P{L}/gu, '');
    assert.ok(words === '' || /\p{Script=Han}/u.test(words), `${key}: ${text}`);
    assert.doesNotMatch(text, /\p{Script=Han}[,.;:?!()]|[,.;:?!()]\p{Script=Han}|["'`]/u, key);
    assert.doesNotMatch(text, /账户|帐号|帐户|信用|(?<!“应用)密匙|你(?!好)/u, key);
    assert.equal(text, text.trim());
  }
});

/** What the glossary has another word for, and that word. */
const GLOSSARY: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/读数/, '记录; 余量记录'],
  [/已过时/, '数据过旧'],
  [/未接受|不予|未予接受/, '无法导入; 已拒绝'],
  [/基础地址|自己的地址|默认(?:接口)?地址|服务商的地址/, '接口地址（Base URL）; 官方地址'],
  [/徽标/, '徽章'],
  [/获知/, '查询到'],
  [/向下取整/, '只舍不入'],
  [/聊天工具/, '语言模型工具'],
  [/(?<!服务商)控制台”?打开|打开控制台/, '打开服务商控制台'],
  [/通用短信/, '通用类短信'],
  [/今日免费/, '当日免费邮件'],
  [/稍后提醒/, '暂不提醒'],
  [/手工/, '手动'],
  [/已拆分|留待/, '已识别'],
  [/(?<![一])询问凭据/, '提示输入凭据'],
  [
    /不足 ?(?:\d|\{\d\})/,
    '少于; 不到: 不足 before a number means less than, and everywhere else that there is not enough',
  ],
  [/每天(?:约消耗|\{)/, '日均'],
  [/左右用完/, '前后用完'],
  [/账号 ?\{\d\}/, '账号“{0}”'],
  [/账户|帐号|帐户|(?<!“应用)密匙|你(?!好)/, '账号; 密钥; 您'],
  [/\p{Script=Han}\d|\d(?!年|月|日|万|亿)\p{Script=Han}/u, 'a blank between digits and Chinese'],
];

test('E8: the Chinese texts keep to the words of the glossary', async () => {
  const [nls] = await readFiles('', /^package\.nls\.zh-cn\.json$/);
  const texts = [...Object.values(chinese), ...Object.values<string>(JSON.parse(nls?.text ?? '{}'))];
  assert.ok(texts.length > 450, String(texts.length));
  for (const text of texts) {
    for (const [wrong, right] of GLOSSARY) {
      assert.doesNotMatch(text, wrong, right);
    }
  }
});

test('E8: the Chinese README keeps to the words of the glossary', async () => {
  const [readme] = await readFiles('', /^README\.zh-CN\.md$/);
  const text = readme?.text ?? '';
  assert.match(text, /余量/);
  // Dates, versions and options stand between other words there.
  for (const [wrong, right] of GLOSSARY.slice(0, -1)) {
    assert.doesNotMatch(text, wrong, right);
  }
});

test('no translation holds what Markdown or a label would make something else of', () => {
  for (const [key, text] of Object.entries(chinese)) {
    assert.doesNotMatch(text, /\]\(|\$\(|<[a-z]|\*\*/i, key);
  }
});

const inChinese: Language = {
  locale: 'zh-CN',
  t: (message, ...args) => english.t(chinese[message] ?? assert.fail(`not translated: ${message}`), ...args),
};

test('every fault is told in Chinese, with everything filled in', () => {
  for (const fault of ALL_FAULTS) {
    const text = describeFault(fault, inChinese);
    assert.match(text, /\p{Script=Han}/u);
    assert.doesNotMatch(text, /\{\d+\}|undefined/);
  }
});

test('products, their quantities and where their keys are found are told in Chinese', () => {
  const unused = () => Promise.reject(new Error('asks no one'));
  for (const { products } of createProviders(unused, new HandClock())) {
    for (const product of products) {
      const texts = [
        product.label,
        product.description,
        product.whereToFind,
        ...product.quantities.map((q) => q.label),
        ...(product.parameters ?? []).flatMap(({ label, hint }) => [label, hint ?? label]),
        ...(product.places === 'personal' || product.places.length < 2 ? [] : product.places.map(({ label }) => label)),
      ];
      for (const text of texts.map((write) => write(inChinese.t))) {
        assert.match(text, /\p{Script=Han}/u);
      }
    }
  }
});

test('the tooltip keeps its form in Chinese', () => {
  const { tooltip, spoken } = statusBarText(Object.values(STATES), PROVIDERS, NOW, {
    ...inChinese,
    // The sample's own texts are in no bundle.
    t: (message, ...args) => english.t(chinese[message] ?? message, ...args),
  });
  assert.deepEqual(
    tableOf(tooltip).map((cells) => cells.length),
    Object.values(STATES).map(() => 3),
  );
  assert.deepEqual(
    linksOf(tooltip).map(([label]) => label),
    ['更新凭据', '刷新', '查看全部', '添加账号'],
  );
  assert.equal(shownText(tableOf(tooltip)[0]?.[2] ?? ''), '9,410 条');
  assert.match(
    spoken,
    /^Messaging Balance：Main，通用类短信：9,410 条，5 分钟前。Main：刷新失败。Main：刷新失败。Main：凭据被拒绝。$/,
  );
});

const collect = (...lines: readonly string[]) => messagesOf([{ path: 'src/x.ts', text: lines.join('\n') }]);

for (const [name, text, expected] of [
  ['single quotes', "t('a {0}', 1)", ['a {0}']],
  ['double quotes', 't("it\'s")', ["it's"]],
  ['a line of its own', "t(\n  'a',\n  b,\n)", ['a']],
  ['a member', "language.t('a') + vscode.l10n.t('b')", ['a', 'b']],
  ['a comment before it', "t(/* why */ 'a')", ['a']],
  ['escapes', "t('a\\'b\\u2026\\n')", ["a'b…\n"]],
  ['one within another', "t('a', t('b'))", ['a', 'b']],
  ['other functions', "at('a'); list.at('b'); $t('c'); assert('t(x)')", []],
  ['what only looks like a call', "// t('a')\nconst b = \"t('c')\";", []],
] as const) {
  test(`collected: ${name}`, () => assert.deepEqual(collect(text), { keys: expected, problems: [] }));
}

for (const text of [
  't(message)',
  't(`a`)',
  `t(\`a \${b}\`)`,
  "t('a' + b)",
  "t(x ? 'a' : 'b')",
  "t('a' as string)",
  't()',
]) {
  test(`cannot be collected: ${text}`, () => {
    const { keys: found, problems: refused } = collect(text);
    assert.deepEqual(found, []);
    assert.equal(refused.length, 1);
  });
}

test('modules that only hand messages on are left out', () => {
  assert.deepEqual(messagesOf([{ path: 'src/ui/editor/language.ts', text: 't(message)' }]).problems, []);
  assert.equal(messagesOf([{ path: 'src/ui/other.ts', text: 't(message)' }]).problems.length, 1);
});

for (const [name, translations, found] of [
  ['complete', { 'a {0}': '甲 {0}', b: '乙' }, 0],
  ['one is missing', { 'a {0}': '甲 {0}' }, 1],
  ['one is empty', { 'a {0}': '甲 {0}', b: '' }, 1],
  ['one is unused', { 'a {0}': '甲 {0}', b: '乙', c: '丙' }, 1],
  ['a placeholder is missing', { 'a {0}': '甲', b: '乙' }, 1],
  ['another placeholder', { 'a {0}': '甲 {1}', b: '乙' }, 1],
  ['a placeholder too many', { 'a {0}': '甲 {0}', b: '乙 {0}' }, 1],
  ['a placeholder twice', { 'a {0}': '甲 {0} {0}', b: '乙' }, 0],
] as const) {
  test(`a bundle: ${name}`, () => assert.equal(translationProblems(['a {0}', 'b'], translations).length, found));
}

test('a narrow column of the tooltip does not stand its Chinese words on their end', () => {
  const { tooltip } = statusBarText([STATES.old], PROVIDERS, NOW, {
    ...inChinese,
    t: (message, ...args) => english.t(chinese[message] ?? message, ...args),
  });
  assert.ok(
    tooltip.split('\n').some((line) => line.startsWith('|') && line.includes('小\u2060时\u2060前')),
    tooltip,
  );
});
