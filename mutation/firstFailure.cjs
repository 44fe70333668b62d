// A reporter for Node's test runner that ends the process with the first test that fails, and prints how many passed.

/** @param {AsyncIterable<{ readonly type: string }>} events */
module.exports = async function* firstFailure(events) {
  let passed = 0;
  for await (const { type } of events) {
    if (type === 'test:fail') {
      process.exit(1);
    }
    passed += type === 'test:pass' ? 1 : 0;
  }
  yield `${passed} passed\n`;
};
