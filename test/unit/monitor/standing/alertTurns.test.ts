import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { messages } from '../../fakes/amounts.ts';
import { MINUTE, SECOND } from '../../fakes/records.ts';
import { world } from './alertWindow.ts';

const nature = fc.record({ focused: fc.boolean(), dies: fc.boolean() });
/** Who gets the focus, or loses it, and how long after the reading before. */
const moves = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 5 * SECOND }), to: fc.integer({ min: -1, max: 3 }) }),
  {
    maxLength: 3,
  },
);

test('17: an alert that is due is shown once, by exactly one window, whoever has the focus and whoever dies', async () => {
  let [survived, lost] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(nature, { minLength: 1, maxLength: 4 }), moves, async (natures, steps) => {
      const { open, reads, ask, reasons, windows, clock } = world();
      // Of windows on one screen, one has the focus.
      const first = natures.findIndex(({ focused }) => focused);
      for (const [index, { dies }] of natures.entries()) {
        open({ focused: index === first, dies });
      }
      await reads('1200', '900');
      ask(...messages('890'));
      for (const { after, to } of steps) {
        await clock.advance(after);
        for (const [index, window] of windows.entries()) {
          window.focused = index === to;
        }
      }
      // Each window that dies is waited for in turn.
      await clock.advance(MINUTE);
      if (natures.some(({ dies }) => !dies)) {
        survived++;
        assert.deepEqual(reasons(), ['crossed']);
      } else {
        lost++;
        assert.deepEqual(reasons(), []);
        open({ focused: false });
        await reads('880');
        assert.deepEqual(reasons(), ['crossed'], 'shown by the window that is opened next');
      }
      await reads('870');
      assert.deepEqual(reasons(), ['crossed']);
    }),
    { numRuns: 300 },
  );
  assert.ok(survived > 50 && lost > 10, `${survived} ${lost}`);
});

test('17: a window with the focus that lives is the one that shows it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.nat({ max: 3 }), async (count, focus) => {
      const { open, reads, windows } = world();
      for (let index = 0; index < count; index++) {
        open({ focused: index === focus % count });
      }
      await reads('900', '890');
      assert.deepEqual(
        windows.map(({ shown }) => shown.length),
        windows.map((_, index) => (index === focus % count ? 1 : 0)),
      );
    }),
    { numRuns: 20 },
  );
});
