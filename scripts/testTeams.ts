import { ensureMonitoring } from '../test/hosts/systemPackages.ts';
import { atLeastOne, summary } from './counts.ts';
import { runNodeTests } from './nodeTests.ts';

// The command with Prometheus, node_exporter and Alertmanager, which are installed from Debian's packages where they are missing.
await ensureMonitoring();
const counts = atLeastOne(
  await runNodeTests({ patterns: ['test/teams/*.test.ts'], filter: '', concurrency: 1, timeoutMs: 300_000 }),
);
process.stdout.write(`\n${summary(counts)}\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
