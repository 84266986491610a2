import {createCipheriv, createDecipheriv, randomBytes, scryptSync} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, posix, resolve} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";
import {UserError} from "../errors.js";

/**
 * The file that carries an edition: a header in clear, then everything encrypted and authenticated with AES-256-GCM.
 * Header (authenticated with the content): 8 bytes "ARREARSB", 1 byte version, 1 byte log2 N, r, p of scrypt, 16 bytes
 * salt, 12 bytes nonce. Then the ciphertext, then 16 bytes of tag. The clear content is gzip over records of
 * [4 bytes length of the path][path][8 bytes length][bytes], paths sorted.
 */
const MAGIC = Buffer.from("ARREARSB");
const VERSION = 1;
/** Cost of guessing a password: 64 MB and about a fifth of a second for each try. */
const COST = {log2n: 16, r: 8, p: 1};
const [SALT, NONCE, TAG] = [16, 12, 16];
const HEADER = MAGIC.length + 4 + SALT + NONCE;
/** Shorter ones are guessed. */
const SHORTEST_PASSWORD = 12;

/** The password in a file: its first line. Throws a UserError when it is missing or too short. */
export function readPassword(path: string): string {
  if (!existsSync(path)) throw new UserError(`${path}: no such file (expected the password on its first line)`);
  const [password = ""] = readFileSync(path, "utf8").split(/\r?\n/);
  if ([...password].length >= SHORTEST_PASSWORD) return password.normalize("NFC");
  throw new UserError(
    `${path}: a password of ${[...password].length} characters; expected at least ${SHORTEST_PASSWORD}`
  );
}

/** Packs a folder into one encrypted file; the file stands whole or not at all. Returns its size in bytes. */
export function writeBundle(folder: string, file: string, password: string): number {
  const salt = randomBytes(SALT);
  const header = Buffer.concat([MAGIC, Buffer.from([VERSION, COST.log2n, COST.r, COST.p]), salt, randomBytes(NONCE)]);
  const cipher = createCipheriv("aes-256-gcm", keyOf(password, header), header.subarray(-NONCE));
  cipher.setAAD(header);
  const content = gzipSync(packed(folder), {level: 6});
  const bytes = Buffer.concat([header, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  mkdirSync(dirname(resolve(file)), {recursive: true});
  const fresh = `${file}.new-${process.pid}`;
  try {
    writeFileSync(fresh, bytes, {mode: 0o600});
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, {force: true});
  }
  return bytes.length;
}

/**
 * Unpacks a bundle into a folder that is not there yet. Nothing is written before the whole has been authenticated: a
 * wrong password, a file cut short or changed by a single bit is a UserError. Returns the number of files.
 */
export function openBundle(file: string, folder: string, password: string): number {
  if (existsSync(folder)) throw new UserError(`${folder}: is there already; name a folder that is not`);
  const files = unpacked(decrypted(file, password), file);
  const fresh = `${resolve(folder)}.new-${process.pid}`;
  try {
    for (const [path, bytes] of files) {
      const target = join(fresh, path);
      mkdirSync(dirname(target), {recursive: true});
      writeFileSync(target, bytes);
    }
    mkdirSync(fresh, {recursive: true});
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, {recursive: true, force: true});
  }
  return files.length;
}

function decrypted(file: string, password: string): Buffer {
  if (!existsSync(file)) throw new UserError(`${file}: no such file`);
  const bytes = readFileSync(file);
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC))
    throw new UserError(`${file}: not a bundle (expected it to begin with ${MAGIC})`);
  const version = bytes[MAGIC.length];
  if (version !== VERSION)
    throw new UserError(`${file}: a bundle of version ${version}; this program reads version ${VERSION}`);
  if (bytes.length < HEADER + TAG)
    throw new UserError(`${file}: cut short: ${bytes.length} bytes, not even a header and a seal`);
  const header = bytes.subarray(0, HEADER);
  const decipher = createDecipheriv("aes-256-gcm", keyOf(password, header, file), header.subarray(-NONCE));
  decipher.setAAD(header);
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    return gunzipSync(Buffer.concat([decipher.update(bytes.subarray(HEADER, -TAG)), decipher.final()]));
  } catch {
    throw new UserError(
      `${file}: does not open: the password is wrong, or the file was cut short or changed on its way`
    );
  }
}

function keyOf(password: string, header: Buffer, file = ""): Buffer {
  const [log2n, r, p] = header.subarray(MAGIC.length + 1, MAGIC.length + 4) as unknown as [number, number, number];
  // A changed header must not make the program reach for all the memory there is.
  if (log2n !== COST.log2n || r !== COST.r || p !== COST.p)
    throw new UserError(
      `${file}: the header asks for a cost that no bundle of this version has: it was changed on its way`
    );
  const salt = header.subarray(MAGIC.length + 4, MAGIC.length + 4 + SALT);
  return scryptSync(password, salt, 32, {N: 2 ** log2n, r, p, maxmem: 256 * 2 ** 20});
}

function packed(folder: string): Buffer {
  const paths = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(resolve(folder).length + 1)
        .replaceAll("\\", "/")
    )
    .sort();
  const parts = paths.flatMap((path) => {
    const [name, bytes] = [Buffer.from(path), readFileSync(join(folder, path))];
    const head = Buffer.alloc(4 + name.length + 8);
    head.writeUInt32LE(name.length, 0);
    name.copy(head, 4);
    head.writeBigUInt64LE(BigInt(bytes.length), 4 + name.length);
    return [head, bytes];
  });
  return Buffer.concat(parts);
}

function unpacked(content: Buffer, file: string): [string, Buffer][] {
  const files: [string, Buffer][] = [];
  for (let at = 0; at < content.length;) {
    const length = content.readUInt32LE(at);
    const path = content.subarray(at + 4, at + 4 + length).toString("utf8");
    const size = Number(content.readBigUInt64LE(at + 4 + length));
    const start = at + 12 + length;
    if (
      path !== posix.normalize(path) ||
      path.startsWith("..") ||
      posix.isAbsolute(path) ||
      start + size > content.length
    )
      throw new UserError(`${file}: holds a file that does not belong into its folder: "${path}"`);
    files.push([path, content.subarray(start, start + size)]);
    at = start + size;
  }
  return files;
}
