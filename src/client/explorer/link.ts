import type {Op, Questions, Reply} from "./protocol.js";

interface Waiting {
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** Asks a worker and waits for its answers. */
export class Link {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 1;

  constructor(url: string, progress: (share: number) => void = () => undefined) {
    this.worker = new Worker(url, {type: "module"});
    this.worker.addEventListener("message", ({data}: MessageEvent<Reply>) => {
      if ("progress" in data) return progress(data.progress);
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ("error" in data) waiting?.reject(new Error(data.error));
      else waiting?.resolve(data.answer as never);
    });
    this.worker.addEventListener("error", (event) => {
      for (const {reject} of this.waiting.values()) reject(new Error(event.message || "worker"));
    });
  }

  /** @param transfer buffers that are handed over, not copied. */
  ask<K extends Op>(op: K, ask: Questions[K]["ask"], transfer: ArrayBuffer[] = []): Promise<Questions[K]["answer"]> {
    const id = this.next++;
    this.worker.postMessage({id, op, ...ask}, transfer);
    return new Promise((resolve, reject) => this.waiting.set(id, {resolve: resolve, reject}));
  }

  /** Ends the worker. */
  close(): void {
    this.worker.terminate();
  }
}
