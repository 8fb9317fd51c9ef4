import { crc32 } from './crc32.ts'

/** One file of a zip as it lies there: what is not touched is written again as it was read, modes and compression included. */
export interface ZipEntry {
  /** `lib/answers.mjs`; a folder's ends in a slash. */
  readonly path: string
  /** The upper byte says which system's attributes these are: 3 is Unix. */
  readonly madeBy: number
  readonly externalAttributes: number
  /** As MS-DOS keeps them: date in the upper half, time in the lower. */
  readonly modified: number
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  /** Unpacked. */
  readonly size: number
  readonly packed: Uint8Array<ArrayBuffer>
}

const unix = 3 << 8
const regularFile = 0o100_000
/** 2000-01-01: equal contents give equal bytes, and so the same hash. */
const epoch = ((2000 - 1980) << 25) | (1 << 21) | (1 << 16)

/** A new file; it takes the mode of the one that it replaces, and can be run where that is said. */
export async function newEntry(path: string, content: Uint8Array<ArrayBuffer>, replaced?: ZipEntry, executable = false): Promise<ZipEntry> {
  const packed = await through(content, new CompressionStream('deflate-raw'))
  return {
    path,
    madeBy: replaced?.madeBy ?? unix | 20,
    externalAttributes: replaced?.externalAttributes ?? ((regularFile | (executable ? 0o755 : 0o644)) << 16) >>> 0,
    modified: replaced?.modified ?? epoch,
    method: 8,
    crc: crc32(content),
    size: content.length,
    packed,
  }
}

/** The file's bytes. @throws Error where it is packed in another way than deflate */
export async function contentOf({ path, method, packed }: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  if (method === 0) return packed
  if (method !== 8) throw new Error(`${path} is packed in a way that the console does not read`)
  return through(packed, new DecompressionStream('deflate-raw'))
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}
