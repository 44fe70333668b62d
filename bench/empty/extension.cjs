/** The floor: an extension that shows a number in the status bar, and asks for accounts each minute if it is told where. */
const vscode = require('vscode');

const { BENCH_URL: url, BENCH_ACCOUNTS: count = 0 } = process.env;

exports.activate = (context) => {
  const item = vscode.window.createStatusBarItem('empty', vscode.StatusBarAlignment.Right, 100);
  item.text = '$(comment-discussion) 9';
  item.show();
  context.subscriptions.push(item);
  for (let index = 0; index < count; index++) {
    setTimeout(() => setInterval(ask, 60_000, index), Math.floor(index / 5) * (300_000 / count));
  }
};

/** What that takes at the very least: a request of Node alone, and no file. */
function ask(index) {
  const { [`SANDBOX_ACCOUNT_${index}_KEY`]: key, [`SANDBOX_ACCOUNT_${index}_SECRET`]: secret } = process.env;
  const headers = { connection: 'close', 'content-type': 'application/json' };
  require('node:http').get(url, { auth: `${key}:${secret}`, headers }, async (response) =>
    JSON.parse(Buffer.concat(await response.toArray()).toString()),
  );
}
