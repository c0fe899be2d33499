import "server-only";
import { type ResourceLimits, Worker } from "node:worker_threads";
import { ofProcess } from "./of-process";
import { onShutdown } from "./shutdown";

/** What goes to a thread: a job, or that nobody wants it any more. */
export type ToThread<Job> = { id: number; job: Job } | { id: number; unwanted: true };
/** What comes back: a result, how far a job is, or the error that was thrown there with its own properties. */
export type FromThread<Result, Note = never> =
  | { id: number; result: Result }
  | { id: number; note: Note }
  | { id: number; failed: { name: string; message: string; stack?: string } };

type Waiting<Result, Note> = {
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
  note: ((note: Note) => void) | undefined;
};

/** A thread that works beside the main one, so that others are answered meanwhile. It starts with its first job and is kept; one that dies fails its jobs and is followed by another. */
class Thread<Job, Result, Note = never> {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting<Result, Note>>();
  private last = 0;

  constructor(private readonly start: () => Worker) {
    onShutdown(() => this.worker?.terminate());
  }

  /** Does a job; `note` hears how far it is. Rejects with what was thrown there, or with the reason of `signal`. */
  async ask(job: Job, signal: AbortSignal, note?: (note: Note) => void): Promise<Result> {
    signal.throwIfAborted();
    const id = ++this.last;
    const worker = this.running();
    return await new Promise((resolve, reject) => {
      const unwanted = () => {
        this.waiting.delete(id);
        this.send(worker, { id, unwanted: true });
        reject(signal.reason);
      };
      const done =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          signal.removeEventListener("abort", unwanted);
          settle(value);
        };
      signal.addEventListener("abort", unwanted, { once: true });
      this.waiting.set(id, { resolve: done(resolve), reject: done(reject), note });
      this.send(worker, { id, job });
    });
  }

  private send(worker: Worker, message: ToThread<Job>): void {
    worker.postMessage(message);
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const worker = this.start();
    // Whoever waits for an answer keeps the process alive, not the thread.
    worker.unref();
    worker.on("message", (message: FromThread<Result, Note>) => this.settle(message));
    worker.on("error", (error) => this.end(worker, error));
    worker.on("exit", (code) => this.end(worker, new Error(`The thread ended with ${code}`)));
    this.worker = worker;
    return worker;
  }

  private settle(message: FromThread<Result, Note>): void {
    const waiting = this.waiting.get(message.id);
    if ("note" in message) {
      waiting?.note?.(message.note);
      return;
    }
    this.waiting.delete(message.id);
    if (!waiting) return;
    if ("failed" in message) waiting.reject(Object.assign(new Error(message.failed.message), message.failed));
    else waiting.resolve(message.result);
  }

  private end(worker: Worker, error: unknown): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

/** The thread of this name in the process; `start` begins it. */
export const threadOf = <Job, Result, Note = never>(name: string, start: () => Worker): Thread<Job, Result, Note> =>
  ofProcess(`thread ${name}`, () => new Thread<Job, Result, Note>(start));

/** Node 20 starts no thread from TypeScript: what reads it is loaded first. */
const unbundled = `
  const { pathToFileURL } = require("node:url");
  const { workerData } = require("node:worker_threads");
  import("tsx/esm/api").then(({ register }) => {
    register();
    return import(pathToFileURL(workerData.entry).href);
  });
`;

/** Begins a thread of our sources where nothing bundled them: in tests, in commands, in measurements. `entry`: the path of its file. */
export const unbundledThread = (entry: string, resourceLimits?: ResourceLimits): Worker =>
  new Worker(unbundled, {
    eval: true,
    workerData: { entry },
    execArgv: ["--conditions=react-server"],
    ...(resourceLimits && { resourceLimits }),
  });
