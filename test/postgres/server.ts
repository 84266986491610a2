/** A PostgreSQL server of its own for tests: a fresh cluster in a temporary folder, passwords asked for, no other host. */
import {spawn, spawnSync, type ChildProcess} from "node:child_process";
import {chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {delimiter, join} from "node:path";
import {Client} from "pg";

export const PASSWORD = "s3cret:of/the@test";
const USER = "arrears";
/** How long a server may take to start on a machine that others use as well. */
const PATIENCE_MS = 90_000;

/** The folder of PostgreSQL's programs, or null: setup.mjs installs them on Debian, ARREARS_POSTGRES names another. */
export function findPrograms(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env["ARREARS_POSTGRES"] ?? "",
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter)
  ];
  return folders.find((folder) => folder !== "" && existsSync(join(folder, "initdb"))) ?? null;
}

/** Why the tests of the server cannot run here, or null when they can. */
export function whyNoServer(): string | null {
  if (findPrograms() === null)
    return "PostgreSQL is not installed (initdb found neither in ARREARS_POSTGRES nor on PATH)";
  if (process.getuid?.() === 0 && account() === null)
    return "PostgreSQL does not run as root and there is no other user";
  return null;
}

/** PostgreSQL refuses to run as root. */
function account(): {uid: number; gid: number} | null {
  for (const name of ["postgres", "nobody"]) {
    const id = (flag: string) => spawnSync("id", [flag, name], {encoding: "utf8"}).stdout.trim();
    const [uid, gid] = [id("-u"), id("-g")];
    if (/^\d+$/.test(uid) && /^\d+$/.test(gid)) return {uid: Number(uid), gid: Number(gid)};
  }
  return null;
}

export class Server {
  private constructor(
    private readonly folder: string,
    private readonly process: ChildProcess,
    readonly port: number
  ) {}

  static async start(): Promise<Server> {
    const programs = findPrograms()!;
    const owner = process.getuid?.() === 0 ? account() : null;
    const folder = mkdtempSync(join(tmpdir(), "arrears-pg-"));
    const passwords = join(folder, "password");
    writeFileSync(passwords, PASSWORD);
    if (owner) for (const path of [folder, passwords]) chownSync(path, owner.uid, owner.gid);
    const cluster = join(folder, "cluster");
    const made = spawnSync(
      join(programs, "initdb"),
      [
        `--pgdata=${cluster}`,
        `--username=${USER}`,
        `--pwfile=${passwords}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync"
      ],
      {...owner, cwd: folder, encoding: "utf8"}
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
    // Somebody else may take the port between the moment it is found free and the start: then once more.
    for (let left = 4; ; left--) {
      const port = await freePort();
      const server = new Server(folder, startProcess(programs, folder, port, owner), port);
      if (await server.isReady()) return server;
      if (left === 0) throw new Error(`the PostgreSQL server in ${folder} does not start`);
    }
  }

  /** The address of a database, with the password in it unless told otherwise. */
  address(database = "postgres", password: string | null = PASSWORD): string {
    const secret = password === null ? "" : `:${encodeURIComponent(password)}`;
    return `postgres://${USER}${secret}@127.0.0.1:${this.port}/${database}`;
  }

  /** The same server through its socket, without a password. */
  socketAddress(): string {
    return `postgres://${USER}@/postgres?host=${encodeURIComponent(this.folder)}&port=${this.port}`;
  }

  /** Runs statements; gives the rows of the last. */
  async run(sql: string, values?: unknown[], database?: string): Promise<Record<string, unknown>[]> {
    const client = new Client({connectionString: this.address(database)});
    await client.connect();
    try {
      const result = await client.query<Record<string, unknown>>(sql, values);
      return result.rows ?? [];
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGINT");
    if (!this.isEnded()) await ended;
    rmSync(this.folder, {recursive: true, force: true});
  }

  private isEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** Waits until the server answers; false when it ended instead, whoever else answers at its port. */
  private async isReady(): Promise<boolean> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await this.run("select current_setting('data_directory') as place").catch(
        (error: unknown) => error as Error
      );
      if (this.isEnded()) return false;
      if (Array.isArray(found) && found[0]!["place"] === join(this.folder, "cluster")) return true;
      if (Date.now() > until) throw found instanceof Error ? found : new Error(`another server at port ${this.port}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

type Owner = ReturnType<typeof account>;

function startProcess(programs: string, folder: string, port: number, owner: Owner): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: folder,
    fsync: "off",
    shared_buffers: "32MB",
    max_connections: "10"
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return spawn(join(programs, "postgres"), ["-D", join(folder, "cluster"), ...flags], {
    ...owner,
    cwd: folder,
    stdio: "ignore"
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
