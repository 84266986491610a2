import {Presets, SingleBar} from "cli-progress";

/** Where a command tells how far it is: bars on a terminal, plain lines elsewhere, nothing with --json. */
export interface Progress {
  /** A line for people. */
  say(line: string): void;
  /** Starts counting to `total`; `unit` names what is counted. */
  start(stage: string, total: number, unit: string): void;
  /** Moves the count. */
  step(done: number, note?: string): void;
  /** Ends the stage with its summary. */
  end(summary: string): void;
}

/** Progress on standard error, so that standard output stays free for results. */
export function progress(quiet: boolean): Progress {
  if (quiet) return {say() {}, start() {}, step() {}, end() {}};
  const terminal = process.stderr.isTTY;
  let bar: SingleBar | null = null;
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  return {
    say,
    start(stage, total, unit) {
      if (!terminal) return;
      bar = new SingleBar(
        {format: `${stage.padEnd(9)} {bar} {value}/{total} ${unit} {note}`, clearOnComplete: true, hideCursor: true},
        Presets.shades_classic
      );
      bar.start(total, 0, {note: ""});
    },
    step(done, note = "") {
      bar?.update(done, {note});
    },
    end(summary) {
      bar?.stop();
      bar = null;
      say(summary);
    }
  };
}

/** One line of a stage: name, what was done, seconds. */
export function stageLine(stage: string, what: string, seconds: number): string {
  return `${stage.padEnd(9)} ${what} (${seconds.toFixed(1)} s)`;
}

/** 1234567 as "1,234,567". */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** Seconds since `started` (process.hrtime.bigint()). */
export function secondsSince(started: bigint): number {
  return Number(process.hrtime.bigint() - started) / 1e9;
}
