// The tests of secrets that are escaped, which the mutation check runs in one process: apart, because they take seconds.
import '../unit/balance/secret/escapedSecrets.test.ts';
