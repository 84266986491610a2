import {deflateRawSync} from "node:zlib";
import {crc32} from "../extract/formats/zip.js";

/** A file of an archive. */
export interface ZipPart {
  name: string;
  body: Buffer;
}

/** 1980-01-01, the first day that the format knows: the same parts give the same bytes whenever they are packed. */
const FIRST_DAY = 0x21;
/** Names are UTF-8. */
const UTF8 = 0x800;
const DEFLATED = 8;

/** Packs parts as a zip archive. The library that makes documents keeps every element as an object; this takes bytes. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, "utf8");
    const packed = deflateRawSync(part.body);
    const head = headOf(part.body, packed.length, name.length);
    bodies.push(Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, name]), packed);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, entryEnd(offset), name]));
    offset += 4 + head.length + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

/** What the local head and the directory say alike. */
function headOf(body: Buffer, packed: number, nameLength: number): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(UTF8, 2);
  head.writeUInt16LE(DEFLATED, 4);
  head.writeUInt16LE(FIRST_DAY, 8);
  head.writeUInt32LE(crc32(body, 0), 10);
  head.writeUInt32LE(packed, 14);
  head.writeUInt32LE(body.length, 18);
  head.writeUInt16LE(nameLength, 22);
  return head;
}

/** The rest of a directory entry: no comment, first disk, no attributes, where the local head is. */
function entryEnd(offset: number): Buffer {
  const end = Buffer.alloc(14);
  end.writeUInt32LE(offset, 10);
  return end;
}
