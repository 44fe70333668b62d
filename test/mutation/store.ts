// The tests of what windows share, which the mutation check runs in one process.
import '../unit/store/contract.test.ts';
import '../unit/store/memory.test.ts';
import '../unit/store/sqlite/stored.test.ts';
import '../unit/store/subjects.test.ts';
import '../unit/store/tables/recordTable.test.ts';
import '../unit/store/tables/transition.test.ts';
