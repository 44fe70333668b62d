import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyPanelHtml } from '../../../../src/ui/history/panelHtml.ts';

test('the page may load its script and its styles and nothing else', () => {
  const html = historyPanelHtml({
    title: 'Balance <b>History</b>',
    locale: 'zh-cn',
    cspSource: 'https://webview.invalid',
    nonce: 'n0nce',
    script: 'https://webview.invalid/webview.js?a=1&b="2"',
    style: 'https://webview.invalid/a.css',
  });
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'");
  assert.equal(policy, "default-src 'none'; script-src 'nonce-n0nce'; style-src https://webview.invalid");
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.match(html, /<script nonce="n0nce" src="https:\/\/webview\.invalid\/webview\.js\?a=1&#38;b=&#34;2&#34;">/);
  assert.match(html, /<title>Balance &#60;b&#62;History/);
  assert.match(html, /<html lang="zh-cn">/);
  assert.doesNotMatch(html, /style="| on\w+=|unsafe/);
});
