// The tests of what servers send, which the mutation check runs in one process.
import '../unit/net/json.test.ts';
import '../unit/net/limits.test.ts';
import '../unit/net/page.test.ts';
import '../unit/net/retryAfter.test.ts';
import '../unit/net/xml.test.ts';
