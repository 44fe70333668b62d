// The tests of signatures, which the mutation check runs in one process.
import '../unit/providers/signing/acs3.test.ts';
import '../unit/providers/signing/bceAuth.test.ts';
import '../unit/providers/signing/canonical.test.ts';
import '../unit/providers/signing/sdkHmac.test.ts';
import '../unit/providers/signing/sigV4.test.ts';
import '../unit/providers/signing/tc3.test.ts';
import '../unit/providers/signing/ucloud.test.ts';
import '../unit/providers/signing/volcengine.test.ts';
import '../unit/providers/signing/yuntongxun.test.ts';
