import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../src/balance/fault/fault.ts';
import { natureOf, remedyFor } from '../src/balance/fault/fault.ts';
import { describeFault } from '../src/balance/fault/faultText.ts';
import { formatMoment } from '../src/balance/text/format.ts';
import { english, type Language } from '../src/base/language.ts';
import type { ErrorCodes } from '../src/providers/contract.ts';
import { codeIn } from '../src/providers/engine/code.ts';
import type { Product, Provider } from '../src/providers/provider.ts';
import { remedyCommand } from '../src/ui/editor/remedies.ts';
import { statusBarText } from '../src/ui/statusBar/text.ts';
import { detailRows } from '../src/ui/tree/rows.ts';
import { nextAttemptText } from '../src/wording/accountText.ts';
import { readFiles } from './architecture/files.ts';
import { createProviders, DESCRIPTORS } from './providers.ts';
import { ALL_FAULTS } from './unit/balance/fault/faults.ts';
import { HandClock } from './unit/net/handClock.ts';
import { shownText } from './unit/ui/markdown.ts';
import { NOW, PROVIDERS, reading, status, trouble } from './unit/ui/sample.ts';

const [bundle] = await readFiles('l10n', /^l10n\/bundle\.l10n\.zh-cn\.json$/);
const translations: Readonly<Record<string, string>> = JSON.parse(bundle?.text ?? '{}');
const chinese: Language = {
  locale: 'zh-CN',
  // The samples' own texts are in no bundle.
  t: (message, ...args) => english.t(translations[message] ?? message, ...args),
};

const unused = () => Promise.reject(new Error('asks no one'));
const providers = createProviders(unused, new HandClock());

/** The tables of error codes, by provider. */
const CODES: readonly (readonly [string, ErrorCodes])[] = DESCRIPTORS.map(({ id, codes }) => [id, codes]);

/** Everything that a user may have to read, by what it is about. */
const SUBJECTS: readonly (readonly [string, Fault, (language: Language) => string])[] = [
  ...ALL_FAULTS.map((fault) => {
    const about = `${fault.kind} ${'problem' in fault ? fault.problem : ''}`.trim();
    return [about, fault, (language: Language) => describeFault(fault, language)] as const;
  }),
  ...CODES.flatMap(([id, codes]) =>
    Object.keys(codes).flatMap((code) => ofProvider(id, code, codeIn(codes, code)?.kind ?? assert.fail(code))),
  ),
];

/** The sentences of a provider's code, one for each of its products. */
function ofProvider(id: string, code: string, kind: Fault['kind']) {
  const provider = providers.find((each) => each.id === id);
  assert.ok(provider !== undefined && provider.products.length > 0);
  return provider.products.map((product) => {
    const fault = faultWith(code, kind);
    return [
      `${id} ${code}, ${product.id}`,
      fault,
      (language: Language) => told(provider, product, fault, language),
    ] as const;
  });
}

function faultWith(code: string, kind: Fault['kind']): Fault {
  const sample = ALL_FAULTS.find((fault) => fault.kind === kind);
  assert.ok(sample !== undefined);
  return { ...sample, code } as Fault;
}

function told(provider: Provider, product: Product, fault: Fault, language: Language): string {
  return provider.explain(fault, product, language.t) ?? describeFault(fault, language);
}

/** A sentence says what to do; of what passes, the time of the next attempt beside it says that nothing has to be done. */
const NEXT_STEP =
  /\b(?:Check|Confirm|Update|Enable|Contact|Add|Sign in|See|Unlock|Enter|Set|Remove|Use|Choose|Complete|Renew|Permit|install|report|Ask|Next attempt)\b/;

test('there is a sentence for every code in the documents of the providers', () => {
  const told = DESCRIPTORS.map(({ codes, products }) => Object.keys(codes).length * products.length);
  assert.ok(
    told.every((count) => count > 0),
    String(told),
  );
  assert.equal(SUBJECTS.length, ALL_FAULTS.length + told.reduce((sum, count) => sum + count, 0));
});

for (const [about, fault, write] of SUBJECTS) {
  // The provider's own words stand at the end, whatever they are.
  const isQuoted = fault.kind === 'provider-error' && fault.text !== '';
  test(`in English and in Chinese: ${about}`, () => {
    const [inEnglish, inChinese] = [write(english), write(chinese)];
    assert.notEqual(inEnglish, inChinese);
    const next = natureOf(fault.kind) === 'passing' ? english.t('Next attempt {0}.', 'in 5 minutes') : '';
    assert.match(`${inEnglish} ${next}`, NEXT_STEP);
    assert.match(inChinese, /\p{Script=Han}{4}/u);
    for (const text of [inEnglish, inChinese]) {
      assert.match(text, isQuoted ? /\S$/ : /[.。]$/);
      assert.doesNotMatch(text, /unknown error|未知错误|undefined|null|\{\d+\}/i);
      assert.doesNotMatch(text, /\bE[A-Z]{5,}|\b(?:CERT|HPE|ERR)_/);
      // A code may stand among words, not in place of them.
      assert.ok((text.match(/\p{L}/gu) ?? []).length > 8, text);
    }
  });

  test(`what helps, in English and in Chinese: ${about}`, () => {
    const remedy = remedyFor(fault.kind);
    assert.ok(remedy !== undefined);
    const [inEnglish, inChinese] = [english, chinese].map(({ t }) => remedyCommand(remedy, 'a', t).title);
    assert.match(inEnglish ?? '', /^[A-Z]/);
    assert.match(inChinese ?? '', /\p{Script=Han}/u);
  });
}

for (const fault of ALL_FAULTS.filter(({ kind }) => natureOf(kind) !== 'paused')) {
  test(`the time of the next attempt is shown: ${JSON.stringify(fault)}`, () => {
    for (const language of [english, chinese]) {
      const nextAt = NOW + 125 * 60_000;
      const subject = status('a', { kind: 'stale', reading: reading(), trouble: trouble(fault) }, { nextAt });
      const moment = formatMoment(nextAt, NOW, language);
      assert.match(moment, /\d+:\d\d/);
      const sentence = nextAttemptText(subject, NOW, language) ?? '';
      assert.ok(sentence.includes(moment), sentence);
      const [row] = detailRows(subject, PROVIDERS, NOW, language);
      assert.equal(row?.description, sentence);
      assert.ok(shownText(statusBarText([subject], PROVIDERS, NOW, language).tooltip).includes(sentence));
    }
  });
}
