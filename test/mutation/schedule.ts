// The tests of the times of requests, which the mutation check runs in one process.
import '../unit/monitor/ask/status.test.ts';
import '../unit/monitor/when/afterFailure.test.ts';
import '../unit/monitor/when/decide.test.ts';
import '../unit/monitor/when/schedule.test.ts';
import '../unit/monitor/when/scheduleEdges.test.ts';
