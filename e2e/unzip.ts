import { inflateRawSync } from 'node:zlib'

/** The files of a zip archive, by its central directory. */
export function unzip(archive: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (let at = archive.readUInt32LE(archive.length - 6); archive.readUInt32LE(at) === 0x02014b50;) {
    const [method, size, nameLength, extraLength, commentLength, header] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
      archive.readUInt32LE(at + 42),
    ]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const from = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
    const content = archive.subarray(from, from + size)
    files.set(name, (method === 8 ? inflateRawSync(content) : content).toString())
    at += 46 + nameLength + extraLength + commentLength
  }
  return files
}
