// The tests of secrets in texts, which the mutation check runs in one process.
import '../unit/balance/secret/escapes.test.ts';
import '../unit/balance/secret/redaction.test.ts';
import '../unit/balance/secret/redactionForms.test.ts';
import '../unit/balance/secret/textHash.test.ts';
import '../unit/balance/text/plainText.test.ts';
