import {Client} from "pg";
import {EXIT, UserError} from "../errors.js";
import {filePassword} from "./passfile.js";

const ADDRESS = "postgres://user@host:port/database";
const FROM_WHERE = "it is taken from the address, PGPASSWORD, or a password file that only its owner may read";

/** Oldest server that has everything the queries use (trim_scale). */
const LEAST_VERSION = 130000;

/** A server and database as people may read it: never with the password. */
export interface Place {
  text: string;
  host: string;
  port: number;
  database: string;
}

/** A session in one transaction that only reads, and sees the database as it was at its first look. */
export interface Snapshot {
  client: Client;
  place: Place;
}

/** Where `address` leads, without going there. Throws a UserError that does not repeat the address. */
export function placeOf(address: string): Place {
  return placeOfClient(newClient(address));
}

/** Runs `use` on one snapshot of the database; everything fails with a UserError that holds no password. */
export async function withSnapshot<T>(address: string, use: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = newClient(address);
  const place = placeOfClient(client);
  // A connection that breaks between two queries must not end the process: the next query fails and says so.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await begin(client, place);
    const result = await use({client, place});
    await client.query("commit");
    return result;
  } catch (error) {
    throw explain(error, place);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function newClient(address: string): Client {
  let client: Client;
  try {
    client = new Client({
      connectionString: address,
      application_name: "arrears",
      connectionTimeoutMillis: 30_000,
      keepAlive: true
    });
  } catch {
    throw new UserError(`the address of the database cannot be read (expected ${ADDRESS})`, EXIT.usage);
  }
  if (!client.user || !client.database)
    throw new UserError(`the address names no user or no database (expected ${ADDRESS})`, EXIT.usage);
  const login = {host: client.host, port: client.port, database: client.database, user: client.user};
  if (!client.password) client.password = filePassword(login) ?? "";
  return client;
}

function placeOfClient(client: Client): Place {
  const {host, port} = client;
  const database = client.database ?? "";
  return {text: `${client.user}@${host}:${port}/${database}`, host, port, database};
}

/**
 * Formats are fixed by the session, so that the same rows are the same bytes on every server. Months turn at midnight
 * in Vietnam: an offset rather than a zone's name, because the law of the clock there has no exceptions.
 */
const SETTINGS = [
  "set session characteristics as transaction read only",
  "set client_encoding to 'UTF8'",
  "set datestyle to 'ISO, YMD'",
  "set time zone interval '+07:00' hour to minute",
  "set extra_float_digits to 1",
  "set statement_timeout to 0",
  "set idle_in_transaction_session_timeout to 0",
  // Hundreds of short queries with many expressions: compiling each costs more than running it.
  "set jit to off"
];

async function begin(client: Client, place: Place): Promise<void> {
  const version = await client.query<{version: number}>(
    "select current_setting('server_version_num')::integer as version"
  );
  const found = version.rows[0]?.version ?? 0;
  if (found < LEAST_VERSION)
    throw new UserError(`${place.text}: PostgreSQL ${Math.floor(found / 10000)} is too old (expected 13 or newer)`);
  for (const setting of SETTINGS) await client.query(setting);
  await client.query("begin transaction isolation level repeatable read, read only");
}

/** What went wrong between here and the server, for whoever runs the command. */
export function explain(error: unknown, place: Place): UserError {
  if (error instanceof UserError) return error;
  const {code, message, syscall} = error as {code?: string; message: string; syscall?: string};
  if (/client password must be/.test(message))
    return new UserError(`${place.text}: the server asks for a password and none was found (${FROM_WHERE})`);
  if (code === "28P01") return new UserError(`${place.text}: ${message} (${FROM_WHERE})`);
  if (syscall === "connect" || syscall === "getaddrinfo" || code === "ECONNREFUSED")
    return new UserError(`${place.text}: no server answers there (${code})`);
  return new UserError(`${place.text}: ${message}`);
}

/** Whether the session itself is gone, so that nothing more can be asked. */
export function isLost(error: unknown): boolean {
  const {code = "", message} = error as {code?: string; message: string};
  return /^(57P0[1-5]|08\w{3}|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) || /connection terminated/i.test(message);
}
