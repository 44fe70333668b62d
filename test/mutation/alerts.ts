// The tests of alerts, which the mutation check runs in one process.
import '../unit/balance/account/threshold.test.ts';
import '../unit/balance/alert/alert.test.ts';
import '../unit/balance/alert/alertClock.test.ts';
import '../unit/balance/alert/alertRecord.test.ts';
import '../unit/balance/alert/level.test.ts';
import '../unit/balance/alert/observation.test.ts';
import '../unit/balance/alert/repeating.test.ts';
