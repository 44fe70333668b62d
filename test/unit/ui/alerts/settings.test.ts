import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { forgetMade, made, setSetting } from '../../vscode.ts';

const { onDidChangeGeneralAlerts, readGeneralAlerts } = await import('../../../../src/ui/alerts/settings.ts');

for (const [name, settings, expected] of [
  ['nothing', {}, [true, '3']],
  ['others', { 'messagingBalance.alerts.enabled': false, 'messagingBalance.alerts.daysLeft': 7.5 }, [false, '7.5']],
  ['no days', { 'messagingBalance.alerts.daysLeft': 0 }, [true, '0']],
  ['a text', { 'messagingBalance.alerts.daysLeft': '12' }, [true, '12']],
  ['less than nothing', { 'messagingBalance.alerts.daysLeft': -1 }, [true, '3']],
  [
    'what is neither',
    { 'messagingBalance.alerts.enabled': 'x', 'messagingBalance.alerts.daysLeft': null },
    [true, '3'],
  ],
] as const) {
  test(`17: what the settings say of all alerts: ${name}`, () => {
    forgetMade();
    for (const [setting, value] of Object.entries(settings)) {
      made.settings.set(setting, value);
    }
    const { enabled, daysLeft } = readGeneralAlerts();
    assert.deepEqual([enabled, daysLeft], expected);
  });
}

test('17: what the settings say of all alerts is told when it changes, and when nothing else does', () => {
  forgetMade();
  const told: string[] = [];
  const registration = onDidChangeGeneralAlerts(({ enabled, daysLeft }) => told.push(`${enabled} ${daysLeft}`));
  setSetting(SETTINGS.alertsDaysLeft, 5);
  setSetting(SETTINGS.refreshInterval, 5);
  setSetting(SETTINGS.alertsEnabled, false);
  registration.dispose();
  setSetting(SETTINGS.alertsEnabled, true);
  assert.deepEqual(told, ['true 5', 'false 5']);
});

test('17: unusual spending alerts unless its setting says no, and it is told when that changes', () => {
  forgetMade();
  const told: boolean[] = [];
  const registration = onDidChangeGeneralAlerts(({ unusualSpending }) => told.push(unusualSpending));
  assert.equal(readGeneralAlerts().unusualSpending, true);
  for (const value of [false, 'x']) {
    setSetting(SETTINGS.alertsUnusualSpending, value);
  }
  registration.dispose();
  assert.deepEqual(told, [false, true]);
});
