import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueAddress } from '../../../../src/ui/support/issueAddress.ts';

for (const [bugs, expected] of [
  [{ url: 'https://github.com/a/b/issues' }, true],
  [{ url: 'https://github.com/a/b' }, true],
  [{ url: 'https://github.com/a/b/discussions' }, false],
  [{ url: 'https://gitee.com/a/b/issues' }, false],
  [{ url: 'https://github.com.evil.example/a/b/issues' }, false],
  [{ url: 'mailto:a@b.example' }, undefined],
  [{ url: 'javascript:alert(1)' }, undefined],
  [{ url: 7 }, undefined],
  [{ url: '' }, undefined],
  [{}, undefined],
  ['https://github.com/a/b/issues', undefined],
  [undefined, undefined],
] as const) {
  test(`18.7: the address for issues is what a browser opens in the manifest: ${JSON.stringify(bugs)}`, () =>
    assert.equal(issueAddress({ bugs })?.isGitHub, expected));
}

test('18.7: where there is no manifest there is no address', () => {
  assert.equal(issueAddress(undefined), undefined);
  assert.equal(issueAddress('x'), undefined);
});
