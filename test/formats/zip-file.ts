// Parts by name → the bytes of a zip, honest or with lies in its directory.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the directory says of the inflated size, when it lies. */
  readonly declaredSize?: number;
  /** The checksum it declares, when it lies. */
  readonly checksum?: number;
  /** General purpose flags; 1 marks an encrypted entry. */
  readonly flags?: number;
}

export function zipFile(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { local, central } = entry(part, offset);
    bodies.push(local);
    directory.push(central);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

function entry(part: ZipPart, offset: number): { readonly local: Buffer; readonly central: Buffer } {
  const name = Buffer.from(part.name, 'utf8');
  const content = Buffer.from(part.content);
  const packed = content.length === 0 ? Buffer.from([3, 0]) : deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x800 | (part.flags ?? 0), 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(part.checksum ?? crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(part.declaredSize ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, name, packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  const central = Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, name]);
  return { local, central };
}
