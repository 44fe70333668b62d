// The tests of the past of a store, which the mutation check runs in one process: apart, because they take seconds.
import '../unit/store/past.test.ts';
