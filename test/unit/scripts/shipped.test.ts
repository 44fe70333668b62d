import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { hostOptions } from '../../../esbuild.js';
import { systemClock } from '../../../src/base/clock.ts';
import { parseXml as parseWhole } from '../../../src/net/xml.ts';
import { pairOf } from '../../sandbox/account.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';

/** What is bundled and minified, as it is shipped. */
interface Shipped {
  readonly parseXml: typeof parseWhole;
  readonly createHttp: typeof import('../../../src/net/http.ts').createHttp;
}

suite('what is shipped, bundled and minified', () => {
  let folder: string;
  let shipped: Shipped;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'messaging-balance-shipped-'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    const load = async (entry: string): Promise<object> => {
      const outdir = join(folder, entry);
      await build(hostOptions({ entryPoints: [`src/net/${entry}.ts`], outdir, production: true }));
      return (await import(pathToFileURL(join(outdir, `${entry}.js`)).href)) as object;
    };
    shipped = { ...(await load('xml')), ...(await load('http')) } as Shipped;
  });
  after(async () => await rm(folder, { recursive: true, force: true }));

  for (const text of [
    '<?xml version="1.0" encoding="utf-8"?>\n<xml><status> success </status><balance>007.50</balance><msg>a &lt;b&gt; &#65;</msg></xml>',
    '<xml/>',
    '<xml><balance>1</balance><balance>1</balance></xml>',
    '<!DOCTYPE xml [<!ENTITY a "1">]><xml><balance>&a;</balance></xml>',
    '<xml><balance>&a;&amp;&#x41;</balance></xml>',
    '<xml><balance unit="&amp;">1</balance></xml>',
    '<xml><status>success</stats></xml>',
    '<xml><constructor>1</constructor><__proto__>2</__proto__></xml>',
    '',
  ]) {
    test(`XML is read as by the source: ${text.slice(0, 60)}`, () => {
      const read = (parse: typeof parseWhole): unknown => {
        try {
          return [...parse(text)].map(([name, value]) => [
            name,
            value instanceof Map ? { ...value, in: [...value] } : value,
          ]);
        } catch (error) {
          return error instanceof Error && 'problem' in error ? error.problem : error;
        }
      };
      assert.deepEqual(read(shipped.parseXml), read(parseWhole));
    });
  }

  test('requests with and without a body are sent and answered', async (context) => {
    const sandbox = await startSandbox();
    context.after(() => sandbox.close());
    const http = shipped.createHttp(systemClock);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const url = `${sandbox.endpointOf('marketing-sms')}/balance/sms.json`;
    const { key, secret } = pairOf(sandbox.accounts.get('marketing-sms'));
    const body = new TextEncoder().encode(`appid=${key}&signature=${secret}`);
    assert.match((await http({ method: 'POST', url, headers, body })).text, /"status":"success"/);
    assert.match(
      (await http({ method: 'GET', url: `${sandbox.url}/jiguang/v1/accounts/dev`, headers: {} })).text,
      /error/,
    );
    sandbox.fault('marketing-sms', { kind: 'compressed', encoding: 'gzip' });
    assert.match((await http({ method: 'POST', url, headers, body })).text, /"status":"success"/);
  });
});
