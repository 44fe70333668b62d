/** `node bench/main.ts <name> [--option=value …]`: measures and prints. */
const BENCHES: Readonly<Record<string, () => Promise<{ run(options: ReadonlyMap<string, string>): Promise<void> }>>> = {
  store: () => import('./store.ts'),
};

const [name = '', ...rest] = process.argv.slice(2);
const load = BENCHES[name];
if (load === undefined) {
  process.stderr.write(`Usage: node bench/main.ts ${Object.keys(BENCHES).join('|')} [--option=value …]\n`);
  process.exitCode = 2;
} else {
  const options = rest.map((word) => word.replace(/^--/, '').split('=', 2) as [string, string]);
  await (await load()).run(new Map(options));
}
