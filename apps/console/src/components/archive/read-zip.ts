import type { ZipEntry } from './zip-entry.ts'

const endSignature = 0x06_05_4b_50
const centralSignature = 0x02_01_4b_50
const endSize = 22
const longestComment = 0xff_ff

/**
 * The entries of a zip by its central directory (APPNOTE 6.3, section 4.3.12); what lies in them is not unpacked. Zips of
 * 4 GB and more are none that Lambda takes.
 * @throws Error where the bytes are no zip
 */
export function readZip(bytes: Uint8Array<ArrayBuffer>): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) throw new Error('This is no zip file')
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== centralSignature) throw new Error('This zip file is damaged')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const nameEnd = at + 46 + (nameLength ?? 0)
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
      madeBy: view.getUint16(at + 4, true),
      externalAttributes: view.getUint32(at + 38, true),
      modified: view.getUint32(at + 12, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      packed: packedAt(bytes, view, view.getUint32(at + 42, true), view.getUint32(at + 20, true)),
    })
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0)
  }
  return entries
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - endSize; at >= Math.max(0, view.byteLength - endSize - longestComment); at--)
    if (view.getUint32(at, true) === endSignature) return at
  return undefined
}

/** Behind the local header, whose own name and extra field may be of other lengths. */
function packedAt(bytes: Uint8Array<ArrayBuffer>, view: DataView, header: number, size: number): Uint8Array<ArrayBuffer> {
  if (header + 30 > view.byteLength) throw new Error('This zip file is damaged')
  const begin = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  return bytes.subarray(begin, begin + size)
}
