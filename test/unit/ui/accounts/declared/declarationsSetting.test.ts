import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { SETTINGS } from '../../../../../src/ui/editor/ids.ts';
import { declared } from '../../../providers/declared/sample.ts';
import { forgetMade, made } from '../../../vscode.ts';
import { quickly } from '../../quickly.ts';

const setting = await import('../../../../../src/ui/accounts/declared/declarationsSetting.ts');

const [acme, other] = [declared(), declared({ id: 'own.other' })];
const list = (): unknown => made.settings.get(SETTINGS.providers);

beforeEach(forgetMade);

test('21.2: declarations are added, declared otherwise and removed one by one', () =>
  quickly(async () => {
    await setting.addDeclaration(acme);
    await setting.addDeclaration(acme);
    await setting.addDeclaration(other);
    assert.deepEqual(list(), [acme, other]);
    const changed = { ...acme, label: 'Changed' };
    await setting.replaceDeclaration('own.acme', changed);
    assert.deepEqual(list(), [changed, other]);
    await setting.removeDeclaration('own.acme');
    assert.deepEqual(list(), [other]);
  }));

test('21.2: nothing is written over an id that is there, and nothing is changed that is not there', () =>
  quickly(async () => {
    made.settings.set(SETTINGS.providers, [acme, other]);
    for (const change of [
      () => setting.addDeclaration({ ...acme, label: 'Changed' }),
      () => setting.replaceDeclaration('own.acme', other),
      () => setting.replaceDeclaration('own.gone', acme),
      () => setting.removeDeclaration('own.gone'),
    ]) {
      await assert.rejects(change(), { name: 'EditRefused' });
      assert.deepEqual(list(), [acme, other]);
    }
  }));

test('21.2: a setting that is no list is left as it is', () =>
  quickly(async () => {
    made.settings.set(SETTINGS.providers, { a: 1 });
    await assert.rejects(setting.requireDeclarations(), { name: 'EditRefused' });
    await assert.rejects(setting.addDeclaration(acme), { name: 'EditRefused' });
    assert.deepEqual(list(), { a: 1 });
  }));
