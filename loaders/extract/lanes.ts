import {withConnections, type Db, type OpenOptions} from "../warehouse/open.js";

/** Connections to one engine, each with room for tables of its own: as many files can be read at a time. */
export class Lanes {
  private readonly waiting: ((db: Db) => void)[] = [];

  private constructor(private readonly free: Db[]) {}

  /**
   * Opens an engine in memory, lets `prepare` make what all lanes share, and runs `use`.
   * @param count lanes; tables that one makes are seen by no other.
   */
  static async open<T>(
    count: number,
    options: OpenOptions,
    prepare: (db: Db) => Promise<void>,
    use: (lanes: Lanes) => Promise<T>
  ): Promise<T> {
    return withConnections(":memory:", options, count, async (dbs) => {
      await prepare(dbs[0]!);
      for (const [i, db] of dbs.entries()) await db.run(`create schema lane_${i}; set search_path = 'lane_${i},main'`);
      return await use(new Lanes([...dbs]));
    });
  }

  /** Runs `work` on a free lane, as soon as there is one. */
  async run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const db = this.free.pop() ?? (await new Promise<Db>((take) => this.waiting.push(take)));
    try {
      return await work(db);
    } finally {
      const next = this.waiting.shift();
      if (next) next(db);
      else this.free.push(db);
    }
  }
}
