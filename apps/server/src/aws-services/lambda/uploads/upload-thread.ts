import { parentPort, workerData } from 'node:worker_threads'

/** The thread that reads a large upload: its JSON, and the bytes of the zip in it. What is no JSON is no answer. */
const body: Uint8Array = workerData
const zips: ArrayBuffer[] = []
const value = parsed()
if (value !== undefined) parentPort?.postMessage(value, zips)

function parsed(): unknown {
  try {
    return withBytes(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)))
  } catch {
    return undefined
  }
}

/** `ZipFile` stands at the top, in `Code` or in `Content`; anywhere else it is somebody's own name. */
function withBytes(value: unknown, holders: ReadonlySet<string> = new Set(['Code', 'Content'])): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const read = (name: string, member: unknown) => (name === 'ZipFile' ? bytesOf(member) : holders.has(name) ? withBytes(member, new Set()) : member)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, read(name, member)]))
}

function bytesOf(member: unknown): unknown {
  if (typeof member !== 'string') return member
  const bytes = new Uint8Array(Buffer.byteLength(member, 'base64'))
  const length = Buffer.from(bytes.buffer).write(member, 'base64')
  zips.push(bytes.buffer)
  return bytes.subarray(0, length)
}
