/** What a process asked of the files of a folder, as record-disk.c writes it down. */
export type Request =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  /** Of a file or of a folder. */
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | Rename

interface Rename {
  readonly kind: 'rename' | 'link'
  readonly path: string
  readonly to: string
}

export function readRequests(journal: Buffer): readonly Request[] {
  const requests: Request[] = []
  for (let at = 0; at < journal.length;) {
    const pathLength = journal.readUInt16LE(at + 1)
    const number = Number(journal.readBigInt64LE(at + 3))
    const pathAt = at + 15
    const bytesAt = pathAt + pathLength
    const end = bytesAt + journal.readUInt32LE(at + 11)
    const path = journal.toString('utf8', pathAt, bytesAt)
    requests.push(readRequest(String.fromCharCode(journal.readUInt8(at)), path, number, journal.subarray(bytesAt, end)))
    at = end
  }
  return requests
}

function readRequest(letter: string, path: string, number: number, bytes: Buffer): Request {
  if (letter === 'W') return { kind: 'write', path, at: number, bytes }
  if (letter === 'T') return { kind: 'truncate', path, size: number }
  if (letter === 'R' || letter === 'L') return { kind: letter === 'R' ? 'rename' : 'link', path, to: bytes.toString() }
  if (letter === 'C') return { kind: 'create', path }
  return letter === 'S' ? { kind: 'sync', path } : { kind: 'unlink', path }
}

/** Disks write a sector whole or not at all, in any order. */
const sector = 512

type Change = Extract<Request, { readonly kind: 'write' | 'truncate' }>

interface File {
  /** What is on the disk for certain. */
  bytes: Bytes
  /** What was asked for since the disk was last waited for. */
  pending: Change[]
}

/**
 * A disk that keeps what was synced, and of everything since as much as it likes: any sectors of what was written, names
 * up to any of their changes. A name is certain once its folder was synced.
 */
export class Disk {
  readonly #folder: string
  /** As the process sees them. */
  readonly #names: Map<string, File>
  #certainNames: Map<string, File>
  #pendingNames: ReadonlyMap<string, File>[] = []

  /** @param files what was there, safely, before the first request; by path. */
  constructor(folder: string, files: ReadonlyMap<string, Buffer>) {
    this.#folder = folder
    this.#names = new Map([...files].map(([path, bytes]) => [path, { bytes: new Bytes(bytes), pending: [] }]))
    this.#certainNames = new Map(this.#names)
  }

  take(request: Request): void {
    if (request.kind === 'sync') this.#sync(request.path)
    else if (request.kind === 'write' || request.kind === 'truncate') this.#names.get(request.path)?.pending.push(request)
    else {
      if (request.kind === 'create') this.#names.set(request.path, { bytes: new Bytes(Buffer.alloc(0)), pending: [] })
      else if (request.kind === 'unlink') this.#names.delete(request.path)
      else this.#rename(request)
      this.#pendingNames.push(new Map(this.#names))
    }
  }

  /** What may be found when the power is back, by path; `random` answers from 0 to below 1. */
  afterPowerCut(random: () => number): ReadonlyMap<string, Buffer> {
    const names = [this.#certainNames, ...this.#pendingNames][Math.floor(random() * (this.#pendingNames.length + 1))] ?? this.#certainNames
    return new Map([...names].map(([path, file]) => [path, remains(file, random)]))
  }

  #sync(path: string): void {
    if (path === this.#folder) {
      this.#certainNames = new Map(this.#names)
      this.#pendingNames = []
      return
    }
    const file = this.#names.get(path)
    if (!file) return
    file.bytes = file.bytes.with(file.pending)
    file.pending = []
  }

  #rename({ kind, path, to }: Rename): void {
    const file = this.#names.get(path)
    if (!file) return
    this.#names.set(to, file)
    if (kind === 'rename') this.#names.delete(path)
  }
}

function remains({ bytes, pending }: File, random: () => number): Buffer {
  // Nothing, everything, or sector by sector.
  const share = [0, 1, 0.1, 0.5, 0.9][Math.floor(random() * 5)] ?? 0
  return new Bytes(Buffer.from(bytes.all)).with(pending.flatMap(inSectors).filter(() => random() < share)).all
}

function inSectors(change: Change): readonly Change[] {
  if (change.kind === 'truncate') return [change]
  const { path, at, bytes } = change
  const parts: Change[] = []
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + sector - ((at + from) % sector))
    parts.push({ kind: 'write', path, at: at + from, bytes: bytes.subarray(from, to) })
    from = to
  }
  return parts
}

/** The content of a file, with room to grow. */
class Bytes {
  readonly #room: Buffer
  readonly #size: number

  constructor(room: Buffer, size = room.length) {
    this.#room = room
    this.#size = size
  }

  get all(): Buffer {
    return this.#room.subarray(0, this.#size)
  }

  /** The content after changes; this one is not to be used any more. */
  with(changes: readonly Change[]): Bytes {
    const most = changes.reduce((size, change) => Math.max(size, change.kind === 'write' ? change.at + change.bytes.length : change.size), this.#size)
    const room = most > this.#room.length ? Buffer.alloc(most * 2) : this.#room
    if (room !== this.#room) this.all.copy(room)
    let size = this.#size
    for (const change of changes) {
      if (change.kind === 'truncate') room.fill(0, change.size, Math.max(size, change.size))
      else change.bytes.copy(room, change.at)
      size = change.kind === 'truncate' ? change.size : Math.max(size, change.at + change.bytes.length)
    }
    return new Bytes(room, size)
  }
}
