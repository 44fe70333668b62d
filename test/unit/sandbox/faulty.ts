import type { TestContext } from 'node:test';
import type { SandboxFault } from '../../sandbox/faults/fault.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { type Exchange, exchange, rightRequest, Wire } from './wire.ts';

/** The good replies of the account that faults are tried on. */
export const GOOD_JSON = '{"status":"success","balance":50,"free_balance":50}';
export const GOOD_XML = `<?xml version="1.0" encoding="utf-8"?>
<xml>
<status> success </status>
<balance> 50 </balance>
<free_balance> 50 </free_balance>
</xml>
`;

const ACCOUNT = 'newsletter';

/** A sandbox with a fault switched on, closed with the test, and a right request on its way to it. */
export async function faulty(
  t: TestContext,
  fault: SandboxFault,
  suffix: '' | '.xml' = '',
): Promise<{ sandbox: Sandbox; wire: Wire }> {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.fault(ACCOUNT, fault);
  return { sandbox, wire: new Wire(sandbox.url, rightRequest(sandbox.accounts.get(ACCOUNT), suffix)) };
}

/** What comes over the wire until the sandbox ends the connection. */
export async function spoiled(t: TestContext, fault: SandboxFault, suffix: '' | '.xml' = ''): Promise<Exchange> {
  return (await faulty(t, fault, suffix)).wire.ended;
}

/** The same for one more request to a sandbox that runs already. */
export function ask(sandbox: Sandbox, suffix: '' | '.xml' = ''): Promise<Exchange> {
  return exchange(sandbox.url, rightRequest(sandbox.accounts.get(ACCOUNT), suffix));
}
