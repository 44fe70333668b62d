import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account, Credential } from '../../../../../src/balance/account/account.ts';
import { parseAccounts } from '../../../../../src/balance/account/accounts.ts';
import { entryProblemText } from '../../../../../src/balance/account/entryText.ts';
import { BalanceError } from '../../../../../src/balance/fault/fault.ts';
import { describeFault } from '../../../../../src/balance/fault/faultText.ts';
import { english } from '../../../../../src/base/language.ts';
import { faultSentence } from '../../../../../src/cli/report/faultSentence.ts';
import { EnvironmentCredentials } from '../../../../../src/cli/shell/credentials.ts';
import { createHttp } from '../../../../../src/net/http.ts';
import { createProvider } from '../../../../../src/providers/engine/ask.ts';
import { alikeOf } from '../../../../../src/providers/fields.ts';
import { createMemoryStore } from '../../../../../src/store/memory.ts';
import { partProblem } from '../../../../../src/ui/accounts/credential/pastedCredential.ts';
import { Secrets } from '../../../../../src/ui/accounts/secrets.ts';
import { DESCRIPTORS } from '../../../../providers.ts';
import { HandClock } from '../../../net/handClock.ts';
import { describedOf, MORE, SERVED } from '../../../providers/sandboxAsker.ts';
import { MemorySecretStorage } from '../../memorySecretStorage.ts';

const ALL = [...SERVED, ...MORE];
const FIRST = ALL.filter(({ provider, product }, index) => {
  return ALL.findIndex((other) => other.provider === provider && other.product === product) === index;
});
const clock = new HandClock();

for (const known of FIRST) {
  const { descriptor, product } = describedOf(known);
  const provider = createProvider(descriptor, createHttp(clock), clock);
  const fields = product.credential;
  /** A value for each part, without what may stand around it. */
  const whole: Credential = Object.fromEntries(
    fields.map(({ id }) => [id, (known.credential[id] ?? 'x'.repeat(120)).trim()]),
  );
  const variables = Object.fromEntries(fields.map(({ id }) => [id, `MY_${id}`]));
  const name = `${known.provider} ${known.product}`;

  /** What the step for a part says of a value. */
  const saidOfStep = (value: string, id: string, parts: Credential = {}): string | undefined => {
    const field = fields.find((each) => each.id === id) ?? assert.fail(id);
    const subject = { ...{ provider, product, providers: [provider], language: english, canChange: true } };
    return partProblem(value, field, { parts }, subject);
  };

  const account: Account = {
    ...{ id: 'a', name: 'N', provider: known.provider, product: known.product, env: variables },
    ...(product.places === 'personal' ? { place: 'https://x.example' } : {}),
  };

  /** What the window and the command say of variables that hold this; nothing when `taken` is the credential. */
  const saidOfVariables = async (held: Credential, taken = held): Promise<readonly string[]> => {
    const environment = Object.fromEntries(fields.map(({ id }) => [`MY_${id}`, held[id] ?? '']));
    const served = { account, provider, product };
    const store = createMemoryStore('none');
    const window = new Secrets(new MemorySecretStorage(), environment, () => store);
    window.confirm(served);
    const command = new EnvironmentCredentials(environment, { know: () => undefined });
    const said: string[] = [];
    for (const [source, describe] of [
      [window, describeFault],
      [command, faultSentence],
    ] as const) {
      const read: unknown = await source.read(served).catch((error: unknown) => error);
      if (read instanceof BalanceError) {
        assert.equal(read.fault.kind, 'no-credential');
        said.push(describe(read.fault, english));
      } else {
        assert.deepEqual(read, taken);
      }
    }
    return said;
  };

  test(`16 bad input: ${name}: a whole credential is taken by its steps, and from variables with quotes around it or not`, async () => {
    for (const { id } of fields) {
      assert.equal(saidOfStep(whole[id] ?? '', id), undefined);
    }
    const inQuotes = Object.fromEntries(Object.entries(whole).map(([id, value]) => [id, ` "${value}"\r\n`]));
    assert.deepEqual(await saidOfVariables(whole), []);
    assert.deepEqual(await saidOfVariables(inQuotes, whole), []);
  });

  for (const { id, name: part, isChosen, optional } of fields) {
    test(`16 bad input: ${name}: the ${part} with a blank is named, unless a person may have chosen it`, async () => {
      const value = whole[id] ?? '';
      const blank = `${value.slice(0, 3)} ${value.slice(3)}`;
      const said = [saidOfStep(blank, id) ?? '', ...(await saidOfVariables({ ...whole, [id]: blank }))];
      assert.deepEqual(
        said,
        isChosen === true
          ? ['']
          : [
              `The ${part} holds no blanks. Copy it again.`,
              `The environment variable MY_${id} holds blanks, and the ${part} has none, so nothing was sent. Check what it holds and start VS Code again.`,
              `MY_${id} holds blanks, and the ${part} has none, so nothing was sent. Check what it holds.`,
            ],
      );
    });

    if (isChosen === true) {
      test(`${name}: a ${part} that somebody has chosen may look like any other part`, async () => {
        const others = fields
          .filter((each) => each.id !== id)
          .map((each) => (whole[each.id] ?? '').replaceAll(' ', ''));
        for (const value of ['Correct-Horse-9', 'N6000001', ...others]) {
          assert.equal(saidOfStep(value, id), undefined);
          assert.deepEqual(await saidOfVariables({ ...whole, [id]: value }), []);
        }
      });
    }

    test(`16 bad input: ${name}: the ${part} that is missing is named`, async () => {
      assert.equal(saidOfStep('', id), optional === true ? undefined : `Enter the ${part}.`);
      const said = await saidOfVariables({ ...whole, [id]: '' });
      assert.deepEqual(
        said.map((each) => each.includes(`MY_${id}`)),
        [true, true],
      );
      const { [id]: _, ...env } = variables;
      const [invalid] = parseAccounts([{ ...account, env, parameters: known.parameters ?? {} }], DESCRIPTORS).invalid;
      const names = invalid && entryProblemText(invalid, english.t);
      assert.match(names ?? '', optional === true ? /^$/ : new RegExp(`"env" must name .*\\b${id}\\b`));
    });

    test(`16 bad input: ${name}: another part in the place of the ${part} is named`, () => {
      for (const other of fields.filter((each) => each.id !== id)) {
        const value = (whole[other.id] ?? '').replaceAll(' ', '');
        const once = `This is the ${other.name} once more. Copy the ${part}.`;
        assert.equal(saidOfStep(value, id, { [other.id]: value }), once);
      }
    });
  }
}

/** As the providers' documents allow them. */
const ALLOWED: readonly (readonly [provider: string, part: string, value: string])[] = [
  ['vonage', 'apiSecret', 'Abcdef01'],
  ['vonage', 'apiSecret', 'Abcdefghijkl01'],
  ['vonage', 'apiSecret', 'Abcdefghijklmnopqrstuvw01'],
  ['textmagic', 'username', 'averylongnameofacompany_office'],
  ['textmagic', 'username', 'averylongnameofacompany2026ltd'],
  ['clicksend', 'username', 'feedbeef-feedbeef-feedbeef-feedbeefff'.slice(0, 36)],
  ['messente', 'password', 'Correct-Horse-9'],
  ['chuanglan', 'password', 'AB123456'],
  ['esendex', 'password', 'someone@example.com'],
];

for (const [provider, part, value] of ALLOWED) {
  test(`${provider}: ${value} may be its ${part}`, () => {
    const product = DESCRIPTORS.find(({ id }) => id === provider)?.products[0] ?? assert.fail(provider);
    assert.equal(alikeOf(value, part, product), undefined);
  });
}
