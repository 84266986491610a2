import {readFileSync, statSync} from "node:fs";
import {homedir} from "node:os";
import {join} from "node:path";

/** Whose password is looked for. */
export interface Login {
  host: string;
  port: number;
  database: string;
  user: string;
}

/**
 * The password for `login` from PostgreSQL's password file (PGPASSFILE, else ~/.pgpass or its place on Windows), or null.
 * As with every other client, a file that others may read is not used, and the first line that fits counts.
 */
export function filePassword(login: Login, env: NodeJS.ProcessEnv = process.env): string | null {
  const path = env["PGPASSFILE"] ?? defaultPath(env);
  let text: string;
  try {
    if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) return null;
    text = readFileSync(path, "utf8");
  } catch {
    return null;
  }
  // A server on this machine's socket is called localhost in the file.
  const host = login.host.startsWith("/") ? "localhost" : login.host;
  const wanted = [host, String(login.port), login.database, login.user];
  for (const line of text.split(/\r?\n/)) {
    if (line === "" || line.startsWith("#")) continue;
    const fields = splitLine(line);
    const fits = wanted.every((value, i) => fields[i] === "*" || fields[i] === value);
    if (fits && fields[4] !== undefined) return fields[4];
  }
  return null;
}

function defaultPath(env: NodeJS.ProcessEnv): string {
  if (process.platform === "win32") return join(env["APPDATA"] ?? homedir(), "postgresql", "pgpass.conf");
  return join(homedir(), ".pgpass");
}

/** Fields are parted by colons; a backslash before a colon or a backslash takes its meaning away. */
function splitLine(line: string): string[] {
  const fields: string[] = [];
  let field = "";
  for (let i = 0; i < line.length; i++) {
    if (line[i] === ":" && fields.length < 4) {
      fields.push(field);
      field = "";
    } else {
      if (line[i] === "\\" && i + 1 < line.length) i++;
      field += line[i];
    }
  }
  return [...fields, field];
}
