import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Credential, CredentialVariables } from '../../../../src/balance/account/account.ts';
import { BalanceError } from '../../../../src/balance/fault/fault.ts';
import { EnvironmentCredentials } from '../../../../src/cli/shell/credentials.ts';
import type { Field } from '../../../../src/providers/provider.ts';
import { account, PROVIDER } from '../../ui/sample.ts';
import { temporaryFolder } from '../folder.ts';

const folder = temporaryFolder();
const inFile = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
inFile('APP_SECRET', 'from-the-folder\n');

async function read(
  env: Readonly<Record<string, string>>,
  variables: CredentialVariables | null = { key: 'APP_KEY', secret: 'APP_SECRET' },
  fields?: readonly Field[],
): Promise<{ readonly credential: Credential; readonly known: readonly Credential[] }> {
  const known: Credential[] = [];
  const [product] = PROVIDER.products;
  assert.ok(product !== undefined);
  const source = new EnvironmentCredentials(env, { know: (credential) => known.push(credential) });
  const served = {
    account: account('Main', variables === null ? {} : { env: variables }),
    provider: PROVIDER,
    product: fields === undefined ? product : { ...product, credential: fields },
  };
  return { credential: await source.read(served), known };
}

const missing =
  (variables: readonly string[] | undefined, files: readonly (readonly [string, string])[] = []) =>
  (error: unknown) => {
    assert.ok(error instanceof BalanceError);
    assert.deepEqual(error.fault, {
      kind: 'no-credential',
      ...(variables === undefined ? {} : { variables }),
      ...(files.length === 0 ? {} : { files: files.map(([named, problem]) => ({ named, problem })) }),
    });
    return true;
  };

for (const [name, env, secret] of [
  ['a variable', { APP_SECRET: 's' }, 's'],
  ['a variable with what a shell script leaves around it', { APP_SECRET: ' "s"\r\n' }, 's'],
  ['the file beside it', { APP_SECRET_FILE: inFile('secret.txt', 's3\n') }, 's3'],
  ['a file in the folder of credentials', { CREDENTIALS_DIRECTORY: folder }, 'from-the-folder'],
  [
    'a variable before files',
    { APP_SECRET: 's', APP_SECRET_FILE: inFile('x', 'no'), CREDENTIALS_DIRECTORY: folder },
    's',
  ],
  ['the file beside it before the folder', { APP_SECRET_FILE: inFile('y', 'y'), CREDENTIALS_DIRECTORY: folder }, 'y'],
  [
    'the folder where the file is not there',
    { APP_SECRET_FILE: '/gone', CREDENTIALS_DIRECTORY: folder },
    'from-the-folder',
  ],
] as const) {
  test(`22.1: a credential from ${name}`, async () => {
    const { credential, known } = await read({ APP_KEY: 'k', ...env });
    assert.deepEqual(credential, { key: 'k', secret });
    // Whoever takes secrets out of texts is told before anything is done with it.
    assert.deepEqual(known, [credential]);
  });
}

test('22 bad input: what is missing is named, whatever else is there', async () => {
  await assert.rejects(read({ APP_KEY: 'k' }), missing(['APP_SECRET']));
  await assert.rejects(read({ APP_KEY: ' ' }), missing(['APP_KEY', 'APP_SECRET']));
  await assert.rejects(read({ APP_KEY: 'k', APP_SECRET: 's' }, null), missing(undefined));
});

for (const [name, path, problem] of [
  ['that is not there', join(folder, 'gone'), 'ENOENT'],
  ['below a file', join(inFile('z', 'z'), 'x'), 'ENOTDIR'],
  ['that is a folder', folder, 'no-file'],
  ['that is empty', inFile('empty', ' \n'), 'empty'],
  ['that is no credential', inFile('large', 'x'.repeat(65 * 1024)), 'too-large'],
] as const) {
  test(`22 bad input: of a file ${name} it is told what is wrong, and not its path, which somebody may take for the secret's place`, async () => {
    await assert.rejects(
      read({ APP_KEY: 'k', APP_SECRET_FILE: path }),
      missing(['APP_SECRET'], [['APP_SECRET_FILE', problem]]),
    );
  });
}

test('22 bad input: a file in the folder of credentials that cannot be used is told, and one that is not there is none', async () => {
  inFile('EMPTY_ONE', '');
  const variables = { key: 'EMPTY_ONE', secret: 'NOT_THERE' };
  await assert.rejects(
    read({ CREDENTIALS_DIRECTORY: folder }, variables),
    missing(['EMPTY_ONE', 'NOT_THERE'], [['$CREDENTIALS_DIRECTORY/EMPTY_ONE', 'empty']]),
  );
});

if (process.platform !== 'win32') {
  test('22 bad input: a pipe in place of a file of a credential is not read, as nobody may ever write to it', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await assert.rejects(
      read({ APP_KEY: 'k', APP_SECRET_FILE: pipe }),
      missing(['APP_SECRET'], [['APP_SECRET_FILE', 'no-file']]),
    );
  });
}

test('22.1: a name that leads out of the folder of credentials finds nothing', async () => {
  const outside = { key: 'APP_KEY', secret: '../secret.txt' };
  const env = { APP_KEY: 'k', CREDENTIALS_DIRECTORY: join(folder, 'inner') };
  await assert.rejects(read(env, outside), missing(['../secret.txt']));
  await assert.rejects(read({ APP_KEY: 'k' }, { key: 'APP_KEY', secret: 'constructor' }), missing(['constructor']));
});

test('22 bad input: a part that may be left empty is left out of "env"; a variable that is named must hold something, as in VS Code', async () => {
  const fields: readonly Field[] = [
    { id: 'key', name: 'key' },
    { id: 'token', name: 'token', secret: true, optional: true },
  ];
  const { credential } = await read({ APP_KEY: 'k' }, { key: 'APP_KEY' }, fields);
  assert.deepEqual(credential, { key: 'k' });
  for (const env of [{ APP_KEY: 'k' }, { APP_KEY: 'k', APP_TOKEN: '' }]) {
    await assert.rejects(read(env, { key: 'APP_KEY', token: 'APP_TOKEN' }, fields), missing(['APP_TOKEN']));
  }
});

test("22 bad input: parts that stand in each other's place are told before anything is sent", async () => {
  const fields: readonly Field[] = [
    { id: 'key', name: 'Access key ID', shape: /^AK[0-9]{4}$/ },
    { id: 'secret', name: 'Secret', shape: /^[a-z]{8}$/, secret: true },
  ];
  await assert.rejects(read({ APP_KEY: 'abcdefgh', APP_SECRET: 'AK1234' }, undefined, fields), (error) => {
    assert.ok(error instanceof BalanceError);
    assert.deepEqual(error.fault, { kind: 'no-credential', variables: ['APP_KEY'], alike: 'Secret' });
    return true;
  });
  const { credential } = await read({ APP_KEY: 'AK1234', APP_SECRET: 'of-no-shape' }, undefined, fields);
  assert.deepEqual(credential, { key: 'AK1234', secret: 'of-no-shape' });
});
