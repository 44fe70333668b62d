import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { hostOf } from '../../../src/balance/account/endpoint.ts';
import { type AccountStatus, troubleOf } from '../../../src/balance/account/state.ts';
import { type FaultKind, remedyFor } from '../../../src/balance/fault/fault.ts';
import { faultTitle } from '../../../src/balance/fault/faultTitle.ts';
import { formatMoment } from '../../../src/balance/text/format.ts';
import { english } from '../../../src/base/language.ts';
import { remedyCommand } from '../../../src/ui/editor/remedies.ts';
import { commandLink } from '../../../src/ui/statusBar/markdown.ts';
import type { DetailRow } from '../../../src/ui/tree/rows.ts';
import { shortAttemptText } from '../../../src/wording/accountText.ts';
import { pairOf } from '../../sandbox/account.ts';
import { shownText } from '../ui/markdown.ts';
import { ANSWER_CASES } from './answerCases.ts';
import { type Case, JIGUANG, SUBMAIL } from './case.ts';
import { CONNECTION_CASES } from './connectionCases.ts';
import { LOCAL_CASES } from './localCases.ts';
import { Scene, type Words } from './scene.ts';

const CASES: Readonly<Record<FaultKind, readonly Case[]>> = { ...CONNECTION_CASES, ...ANSWER_CASES, ...LOCAL_CASES };

interface LastGood {
  readonly short: string;
  readonly long: string;
  readonly rows: readonly DetailRow[];
}

function rows(
  ...quantities: readonly (readonly [key: string, label: string, description: string])[]
): readonly DetailRow[] {
  return quantities.map(([key, label, description]) => ({
    ...{ kind: 'quantity', key, label, description },
    counts: key.endsWith('_voice') ? 'voice' : 'messages',
  }));
}

/** What each account had before, as it must stay. */
const LAST_GOOD: Readonly<Record<string, LastGood>> = {
  'marketing-sms': {
    short: '9,410',
    long: '9,410 messages',
    rows: rows(
      ['balance', 'General SMS', '9,410 messages'],
      ['transactional_balance', 'Transactional SMS', '9,775 messages'],
    ),
  },
  'production-sms': {
    short: '9',
    long: '9 messages',
    rows: rows(
      ['dev_balance', 'All-type SMS', '9 messages'],
      ['dev_voice', 'Voice SMS', '702 messages'],
      ['dev_industry', 'Industry SMS', '121,981 messages'],
      ['dev_market', 'Marketing SMS', '11,683 messages'],
    ),
  },
};

/** The icon in the bar, and the state in words. */
const STALE = ['$(warning)', 'refresh failed'] as const;
const PAUSED = { refused: ['$(key)', 'credential refused'], other: ['$(debug-pause)', 'paused'] } as const;

function shownIcon(icon: string): string {
  return icon.replace(/^\$\((.*)\)$/, '<icon $1>');
}

/** What helps, as a link; *Refresh* stands below for all accounts. */
function remedyLink(kind: FaultKind, accountId: string): readonly string[] {
  const remedy = remedyFor(kind);
  return remedy === undefined || remedy === 'refresh'
    ? []
    : [shownText(commandLink(remedyCommand(remedy, accountId, english.t)))];
}

/** Attempts within the next hour are told in minutes. */
function nextAttempt(at: number, now: number): string {
  const minutes = Math.max(1, Math.ceil((at - now) / 60_000));
  return minutes >= 60
    ? `Next attempt at ${formatMoment(at, now, english)}.`
    : `Next attempt in ${minutes} minute${minutes === 1 ? '' : 's'}.`;
}

/** What the row of trouble says in a few words. */
function shortLabel({ state }: AccountStatus): string {
  return faultTitle(troubleOf(state)?.fault ?? assert.fail('no trouble'), english.t);
}

/** What the user has to read after a fault of `kind`. A reading of another product is none. */
function expectedWords(kind: FaultKind, scene: Scene, { says, paused, scene: { accountId } }: Case): Words {
  const { account, status, clock, sandbox } = scene;
  const kept = account.product === sandbox.accounts.get(accountId).product ? LAST_GOOD[accountId] : undefined;
  const sentence = says.replaceAll('{host}', hostOf(account.endpoints?.[0] ?? ''));
  const next = status.nextAt === undefined ? [] : [nextAttempt(status.nextAt, clock.now())];
  assert.equal(next.length, paused === true ? 0 : 1, 'a paused account plans no attempt, every other one does');
  const [icon, state] = paused === true ? PAUSED[kind === 'auth' ? 'refused' : 'other'] : STALE;
  const aged = kept === undefined ? [state] : ['20 minutes ago', state];
  return {
    bar: `${icon} ${kept?.short ?? account.name}`,
    tooltipRow: [shownIcon(icon), account.name, kept === undefined ? '–' : `${kept.long}, 20m ago`],
    tooltipTrouble: `<icon warning> **${account.name}**: ${[sentence, ...next, ...remedyLink(kind, account.id)].join(' ')}`,
    row: (kept === undefined ? aged : [kept.short, '20m ago', state]).join(' · '),
    details: [
      {
        ...{ kind: 'trouble', label: sentence, description: next.join(), remedy: remedyFor(kind) },
        short: { label: shortLabel(status), description: shortAttemptText(status, clock.now(), english) },
      },
      ...(kept?.rows ?? []),
    ],
  };
}

/** Runs one case up to its fault and hands the scene to `look`. */
async function provoked(kind: string, each: Case, look: (scene: Scene) => void): Promise<void> {
  const scene = await Scene.open(each.scene);
  const undo = await each.provoke?.(scene);
  try {
    assert.equal(await (each.ask?.(scene) ?? scene.refresh()), kind);
    look(scene);
  } finally {
    undo?.();
    await scene.close();
  }
}

for (const [kind, cases] of Object.entries(CASES) as readonly (readonly [FaultKind, readonly Case[]])[]) {
  for (const each of cases) {
    test(`${kind}: ${each.name}`, () =>
      provoked(kind, each, (scene) => {
        assert.deepEqual(scene.words(), expectedWords(kind, scene, each));

        assert.equal(scene.lines.length, 1, 'one line of the log when trouble starts');
        assert.match(scene.lines[0] ?? '', new RegExp(`^account 1 \\([a-z]+ [a-z]+\\): ${kind}(?: \\([^\\n]+\\))?$`));
        assert.equal(scene.offers, kind === 'auth' && each.paused === true ? 1 : 0, 'no message for a passing fault');

        const { key, secret } = pairOf(scene.sandbox.accounts.get(scene.account.id));
        for (const hidden of [secret, Buffer.from(`${key}:${secret}`).toString('base64'), 'sesame']) {
          assert.ok(!scene.everyText().includes(hidden), 'a secret got out');
        }
      }));
  }
}

test('every kind of fault is provoked', async () => {
  const source = await readFile(new URL('../../../src/balance/fault/fault.ts', import.meta.url), 'utf8');
  const union = /export type Fault =([^;]*(?:;(?!\n\n)[^;]*)*);\n\n/.exec(source)?.[1] ?? '';
  const kinds = [...union.matchAll(/readonly kind: '([^']+)'/g)].map(([, kind]) => kind);
  assert.ok(kinds.length > 20);
  assert.deepEqual(
    Object.entries(CASES)
      .flatMap(([kind, cases]) => (cases.length > 0 ? [kind] : []))
      .sort(),
    kinds.sort(),
  );
});

test('no two kinds of fault are told in the same words', () => {
  const kindOf = new Map<string, string>();
  for (const [kind, cases] of Object.entries(CASES)) {
    for (const { says } of cases) {
      assert.equal(kindOf.get(says) ?? kind, kind, says);
      kindOf.set(says, kind);
    }
  }
});

test('U: once the fault is gone the number is fresh again, and the log says so once', async () => {
  const scene = await Scene.open(SUBMAIL);
  try {
    scene.sandbox.fault(scene.account.id, { kind: 'html-portal' }, 1);
    assert.equal(await scene.refresh(), 'not-the-provider');
    scene.sandbox.accounts.set(scene.account.id, { balance: '9007199254740993', transactional_balance: '-5' });
    scene.clock.pass(20_000);
    assert.equal(await scene.refresh(), undefined);
    assert.deepEqual(scene.words(), {
      bar: '$(comment-discussion) 9,007,199,254,740,993',
      tooltipRow: ['Marketing SMS', '9,007,199,254,740,993 messages'],
      tooltipTrouble: undefined,
      row: '9,007,199,254,740,993 · just now',
      details: rows(
        ['balance', 'General SMS', '9,007,199,254,740,993 messages'],
        ['transactional_balance', 'Transactional SMS', '-5 messages'],
      ),
    });
    assert.match(scene.lines[1] ?? '', /: recovered from not-the-provider after 1 failed attempt$/);
    assert.equal(scene.lines.length, 2);
  } finally {
    await scene.close();
  }
});

for (const [name, fault, minutes] of [
  ['row 17: the third 401 without a word, an hour after the first', { kind: 'status', status: 401, body: '' }, 30],
  [
    'A2: the second 401 with a code that is not documented, a minute later,',
    { kind: 'provider-error', code: 50999, httpStatus: 401 },
    1,
  ],
] as const) {
  test(`${name} pauses the account, unless an answer was good in between`, async () => {
    for (const healed of [false, true]) {
      const scene = await Scene.open(JIGUANG);
      try {
        for (const fails of minutes === 1 ? [true, !healed] : [true, !healed, true]) {
          assert.doesNotMatch(scene.words().bar, /^\$\(key\)/);
          scene.sandbox.fault(scene.account.id, fails ? fault : undefined);
          await scene.refresh();
          scene.clock.pass(minutes * 60_000 + 1_000);
        }
        assert.equal(scene.words().bar.startsWith('$(key)'), !healed);
        assert.equal(scene.offers, healed ? 0 : 1);
      } finally {
        await scene.close();
      }
    }
  });
}

for (const [name, fault] of [
  ['a page', { kind: 'status', status: 401, body: '<html><body>Sign in</body></html>' }],
  ['plain text', { kind: 'status', status: 401 }],
] as const) {
  test(`A3: ${name} with 401 never pauses the account, however often it comes`, async () => {
    const scene = await Scene.open(JIGUANG);
    try {
      for (let count = 0; count < 12; count += 1) {
        scene.sandbox.fault(scene.account.id, fault);
        assert.notEqual(await scene.refresh(), 'auth');
        scene.clock.pass(31 * 60_000);
      }
      assert.match(scene.words().bar, /^\$\(warning\)/);
      assert.doesNotMatch(scene.everyText(), /credential|endpoint/i);
      assert.equal(scene.offers, 0);
      assert.ok(scene.sandbox.requests.length >= 12);
    } finally {
      await scene.close();
    }
  });
}
