import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { forgetMade, made, setSetting } from '../../vscode.ts';

const { language } = await import('../../../../src/ui/editor/language.ts');
const { offerTimeZone } = await import('../../../../src/ui/history/offerTimeZone.ts');
const { watchTimeZone } = await import('../../../../src/ui/support/timeZoneWatch.ts');

const NOW = Date.UTC(2026, 10, 20, 12);
/** A zone whose clocks differ from those of this machine. */
const AWAY = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].find(
  (zone) => Math.abs(zoneMinutes(zone) + new Date(NOW).getTimezoneOffset()) > 60,
);

function zoneMinutes(zone: string): number {
  return zone === 'Pacific/Kiritimati' ? 840 : -660;
}

beforeEach(forgetMade);

test('C9: a setting that names no time zone is told of, and the days of the machine hold', () => {
  made.settings.set(SETTINGS.timeZone, 'Asia/Shangai');
  watchTimeZone({ daysChanged: () => undefined }, english).dispose();
  assert.deepEqual(made.messages, [
    'The setting messagingBalance.timeZone names no time zone: "Asia/Shangai". Days are those of this machine until it holds a name such as Asia/Shanghai.',
  ]);
  assert.equal(language.timeZone, undefined);
});

test('C9: the chosen time zone holds wherever days and times are told', () => {
  for (const [setting, zone] of [
    ['Asia/Shanghai', 'Asia/Shanghai'],
    [' Asia/Shanghai ', 'Asia/Shanghai'],
    ['', undefined],
    [undefined, undefined],
    [8, undefined],
  ] as const) {
    made.settings.set(SETTINGS.timeZone, setting);
    watchTimeZone({ daysChanged: () => undefined }, english).dispose();
    assert.equal(language.timeZone, zone);
  }
  assert.deepEqual(made.messages, []);
});

test('C9: when another time zone is chosen what depends on days is made anew, in that zone', () => {
  const zones: (string | undefined)[] = [];
  const watch = watchTimeZone({ daysChanged: () => zones.push(language.timeZone) }, english);
  setSetting(SETTINGS.timeZone, 'Asia/Kathmandu');
  setSetting(SETTINGS.timeZone, undefined);
  watch.dispose();
  assert.deepEqual(zones, ['Asia/Kathmandu', undefined]);
});

test('C9: the zone of the page is offered where the machine of the extension has other days, and is taken', async () => {
  const zone = AWAY ?? assert.fail('no zone is far away');
  made.answers.push(undefined);
  await offerTimeZone(zone, NOW, english);
  assert.equal(made.settings.get(SETTINGS.timeZone), undefined);
  made.answers.push(`Use ${zone}`);
  await offerTimeZone(zone, NOW, english);
  assert.equal(made.settings.get(SETTINGS.timeZone), zone);
  const said = made.messages.length;
  await offerTimeZone(zone, NOW, english);
  assert.equal(made.messages.length, said, 'what is chosen is not asked for');
});

test('C9: no zone is offered that is the same, or none', async () => {
  await offerTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone, NOW, english);
  await offerTimeZone('Nowhere/Land', NOW, english);
  assert.deepEqual(made.messages, []);
});
