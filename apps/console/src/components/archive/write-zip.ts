import type { ZipEntry } from './zip-entry.ts'

const localSignature = 0x04_03_4b_50
const centralSignature = 0x02_01_4b_50
const endSignature = 0x06_05_4b_50
const neededVersion = 20
/** Names are UTF-8. */
const flags = 0x08_00

/** A zip of these entries, in their order. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const named = entries.map((entry) => ({ entry, name: new TextEncoder().encode(entry.path) }))
  const size = named.reduce((sum, { entry, name }) => sum + 76 + 2 * name.length + entry.packed.length, 22)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  let at = 0
  const offsets = named.map(({ entry, name }) => {
    const begin = at
    view.setUint32(at, localSignature, true)
    view.setUint16(at + 4, neededVersion, true)
    writeShared(view, at + 6, entry, name.length)
    bytes.set(name, at + 30)
    bytes.set(entry.packed, at + 30 + name.length)
    at += 30 + name.length + entry.packed.length
    return begin
  })
  const directory = at
  named.forEach(({ entry, name }, index) => {
    view.setUint32(at, centralSignature, true)
    view.setUint16(at + 4, entry.madeBy, true)
    view.setUint16(at + 6, neededVersion, true)
    writeShared(view, at + 8, entry, name.length)
    view.setUint32(at + 38, entry.externalAttributes, true)
    view.setUint32(at + 42, offsets[index] ?? 0, true)
    bytes.set(name, at + 46)
    at += 46 + name.length
  })
  view.setUint32(at, endSignature, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return bytes
}

/** What both headers of a file say alike, from its flags to the length of its name. */
function writeShared(view: DataView, at: number, { method, modified, crc, packed, size }: ZipEntry, nameLength: number): void {
  view.setUint16(at, flags, true)
  view.setUint16(at + 2, method, true)
  view.setUint32(at + 4, modified, true)
  view.setUint32(at + 8, crc, true)
  view.setUint32(at + 12, packed.length, true)
  view.setUint32(at + 16, size, true)
  view.setUint16(at + 20, nameLength, true)
}
