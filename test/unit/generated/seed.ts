/** A seed for generated tests: another one each time, or that of the environment variable `SEED`. A failure prints it. */
export function quickSeed(): number {
  const wished = Number(process.env['SEED'] ?? Number.NaN);
  return Number.isInteger(wished) ? wished : Math.floor(Math.random() * 2 ** 31);
}
