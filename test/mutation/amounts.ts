// The tests of amounts, which the mutation check runs in one process.
import '../unit/balance/amount/decimal.test.ts';
import '../unit/balance/amount/quantity.test.ts';
import '../unit/providers/amount.test.ts';
