import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPage } from '../../../src/net/page.ts';

const page = (text: string, contentType: string): boolean => isPage({ status: 200, host: 'h', text, contentType });

for (const text of [
  '<!DOCTYPE html><p>',
  '<!doctype   HTML>',
  '<html>',
  '\n <HTML lang="en">',
  '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
  '<?xml version="1.0"?>\n<!-- a\nb -->\n<!-- c --><head>',
  '<!-- > --><title>Sign in</title>',
  ...['meta charset="utf-8"', 'body', 'script', 'style', 'h1', 'div class="x"', 'p', 'center'].map((tag) => `<${tag}>`),
]) {
  test(`row 7: a page, whatever its type: ${JSON.stringify(text)}`, () => {
    for (const type of ['', 'application/json', 'text/xml', 'text/html']) {
      assert.equal(page(text, type), true, String(type));
    }
  });
}

for (const text of [
  '{"balance":"1"}',
  ' \n{',
  '<?xml version="1.0"?><xml/>',
  '\n<xml><a/></xml>',
  '<?xml version="1.0"?><html-like/>'.replace('html-like', 'xmlish'),
]) {
  test(`row 7: data, whatever its type: ${JSON.stringify(text)}`, () => {
    for (const type of ['', 'application/json', 'text/html', 'application/xhtml+xml']) {
      assert.equal(page(text, type), false, String(type));
    }
  });
}

for (const text of ['Please sign in', 'x {"balance":"1"}', 'x<xml>', '<xmlns>', '<b>Sign in</b>', '"{"', 'x <html>']) {
  test(`row 7: a page only by its type: ${JSON.stringify(text)}`, () => {
    assert.equal(page(text, 'text/html'), true);
    assert.equal(page(text, 'application/xhtml+xml'), true);
    for (const type of ['', 'application/json', 'text/plain']) {
      assert.equal(page(text, type), false, String(type));
    }
  });
}

for (const text of ['', ' \n ']) {
  test(`row 8: nothing is no page: ${JSON.stringify(text)}`, () => assert.equal(page(text, 'text/html'), false));
}

for (const text of ['<pre>', '<header2>', '<bodyguard>', '<!-- <html> -->', '<!-- a --> b --><html>', '&lt;html>']) {
  test(`row 7: what only looks like a page: ${JSON.stringify(text)}`, () => assert.equal(page(text, ''), false));
}

test('what answers in plain text may call it HTML, as long as no markup begins it', () => {
  const isPlainPage = (text: string): boolean =>
    isPage({ status: 200, host: 'h', text, contentType: 'text/html' }, true);
  assert.deepEqual(['OK 10.23', '0\n12', '<html>OK', '<!DOCTYPE html>'].map(isPlainPage), [false, false, true, true]);
});
