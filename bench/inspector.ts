import { on, once } from 'node:events';

/** The inspector of a Node process, which listens at a port: how a process is measured from outside. */
export class Inspector {
  readonly #socket: WebSocket;
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async connect(port: number): Promise<Inspector> {
    const answer = await fetch(`http://127.0.0.1:${port}/json`);
    const [target] = (await answer.json()) as readonly { readonly webSocketDebuggerUrl: string }[];
    const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
    await once(socket, 'open');
    return new Inspector(socket);
  }

  /** Bytes that live objects of JavaScript take, right after a full collection. */
  async liveHeap(): Promise<number> {
    // Finalizers that ran in the first collection free more in the second.
    await this.#ask('HeapProfiler.collectGarbage');
    await this.#ask('HeapProfiler.collectGarbage');
    return Number((await this.#ask('Runtime.getHeapUsage'))['usedSize']);
  }

  /** Milliseconds of processor time that the process has used so far, in all of its threads. */
  async processorTime(): Promise<number> {
    const expression = '(({ user, system }) => (user + system) / 1000)(process.cpuUsage())';
    const { result } = await this.#ask('Runtime.evaluate', { expression, returnByValue: true });
    return Number((result as Readonly<Record<string, unknown>>)['value']);
  }

  close(): void {
    this.#socket.close();
  }

  async #ask(method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> {
    const id = ++this.#asked;
    const replies = on(this.#socket, 'message', { close: ['close'] });
    this.#socket.send(JSON.stringify({ id, method, params }));
    for await (const [{ data }] of replies) {
      const reply = JSON.parse(String(data));
      if (reply.id === id && reply.result !== undefined) {
        return reply.result;
      }
    }
    throw new Error(`The inspected process has ended before it answered ${method}`);
  }
}
