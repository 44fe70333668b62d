import { createServer } from 'node:net';

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const attempts = 300;
const pauseMs = 100;

/** A port of this machine that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** The inspector of a Node process, which listens at a port: how a process is measured from outside. */
export class Inspector {
  readonly #socket: WebSocket;
  readonly #open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #next = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Reply));
    socket.addEventListener('close', () => {
      for (const { reject } of this.#open.values()) {
        reject(new Error('The inspected process has ended'));
      }
    });
  }

  static async connect(port: number): Promise<Inspector> {
    const socket = new WebSocket(await addressAt(port));
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error(`No inspector answers at port ${port}`)));
    });
    return new Inspector(socket);
  }

  /** Bytes that live objects of JavaScript take, right after a full collection. */
  async liveHeap(): Promise<number> {
    // Finalizers that ran in the first collection free more in the second.
    await this.send('HeapProfiler.collectGarbage');
    await this.send('HeapProfiler.collectGarbage');
    const usage = await this.send('Runtime.getHeapUsage');
    return numberIn(usage, 'usedSize');
  }

  /** Milliseconds of processor time that the process has used so far, in all of its threads. */
  async processorTime(): Promise<number> {
    const expression = '(({ user, system }) => (user + system) / 1000)(process.cpuUsage())';
    const answer = await this.send('Runtime.evaluate', { expression, returnByValue: true });
    return numberIn((answer as { readonly result?: unknown }).result, 'value');
  }

  /** Milliseconds between two marks that VS Code has made in the extension host. */
  async between(first: string, second: string): Promise<number> {
    // VS Code takes its marks out of Node's list, which grows.
    const at = (mark: string): string =>
      `MonacoPerformanceMarks.getMarks().findLast(({ name }) => name === ${JSON.stringify(`code/extHost/${mark}`)}).startTime`;
    const expression = `${at(second)} - ${at(first)}`;
    const answer = await this.send('Runtime.evaluate', { expression, returnByValue: true });
    return numberIn((answer as { readonly result?: unknown }).result, 'value');
  }

  send(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.#open.clear();
    this.#socket.close();
  }

  #hear({ id, result, error }: Reply): void {
    const open = id === undefined ? undefined : this.#open.get(id);
    if (id === undefined || open === undefined) {
      return;
    }
    this.#open.delete(id);
    if (error === undefined) {
      open.resolve(result);
    } else {
      open.reject(new Error(error.message));
    }
  }
}

/** The process opens its port while it starts. */
async function addressAt(port: number): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/json`);
      const [target] = (await answer.json()) as readonly { readonly webSocketDebuggerUrl: string }[];
      if (target !== undefined) {
        return target.webSocketDebuggerUrl;
      }
    } catch (error) {
      if (attempt === attempts) {
        throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function numberIn(value: unknown, name: string): number {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  if (typeof found !== 'number') {
    throw new Error(`The inspector gave no ${name}`);
  }
  return found;
}
