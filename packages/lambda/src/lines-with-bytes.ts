/** A line of JSON; where it says `n`, so many bytes stand behind it. */
export interface LineHead {
  readonly n?: number
}

export interface LinesParts<Head extends LineHead> {
  /** Undefined for what is no line of the protocol. */
  readonly readHead: (bytes: Buffer, end: number) => Head | undefined
  readonly take: (head: Head, bytes: Buffer) => void
  /** The writer breaks the protocol; nothing is taken any more. */
  readonly broken: () => void
  /** In bytes. */
  readonly longestLine: number
  /** What may stand behind a line. */
  readonly mostBytes: number
}

const lineFeed = 10

/** Cuts what comes over a socket into lines with their bytes, however the socket has cut it. */
export class LinesWithBytes<Head extends LineHead> {
  readonly #parts: LinesParts<Head>
  #rest: Buffer = Buffer.alloc(0)
  /** Pieces that came while more were needed than there are. */
  #pieces: Buffer[] = []
  #missing = 0
  #isBroken = false

  constructor(parts: LinesParts<Head>) {
    this.#parts = parts
  }

  push(piece: Buffer): void {
    if (this.#isBroken) return
    if (this.#missing > piece.length) {
      this.#pieces.push(piece)
      this.#missing -= piece.length
      return
    }
    this.#rest = this.#pieces.length > 0 ? Buffer.concat([...this.#pieces, piece]) : piece
    this.#pieces = []
    this.#missing = 0
    while (this.#rest.length > 0 && this.#takeOne());
  }

  /** Takes one line with its bytes; false while it is not whole. */
  #takeOne(): boolean {
    const { readHead, take, longestLine, mostBytes } = this.#parts
    const end = this.#rest.indexOf(lineFeed)
    if (end < 0) return this.#rest.length > longestLine ? this.#break() : this.#wait(1)
    const head = readHead(this.#rest, end)
    if (!head || (head.n ?? 0) > mostBytes) return this.#break()
    const whole = end + 1 + (head.n ?? 0)
    if (this.#rest.length < whole) return this.#wait(whole - this.#rest.length)
    const bytes = this.#rest.subarray(end + 1, whole)
    this.#rest = this.#rest.subarray(whole)
    take(head, bytes)
    return true
  }

  #wait(missing: number): false {
    this.#pieces = [this.#rest]
    this.#rest = Buffer.alloc(0)
    this.#missing = missing
    return false
  }

  #break(): false {
    this.#isBroken = true
    this.#rest = Buffer.alloc(0)
    this.#parts.broken()
    return false
  }
}

/** A line and what stands behind it as one piece. */
export function lineWithBytes(head: string, bytes: Uint8Array): Buffer {
  const piece = Buffer.allocUnsafe(Buffer.byteLength(head) + 1 + bytes.byteLength)
  const end = piece.write(head)
  piece[end] = lineFeed
  piece.set(bytes, end + 1)
  return piece
}
