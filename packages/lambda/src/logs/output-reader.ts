/** What a process wrote to its standard output, piece by piece: frames of a bootstrap (`console.cjs` says how they look) and plain lines. */
export interface OutputListener {
  /** One log event, with the time that a frame carries. */
  event(message: string, at: number | undefined): void
  /** The bootstrap has written all of an invocation's log. */
  mark(): void
}

const frameHeader = 16
const lineFeed = 10
const markType = 0xff_ff
const frameStart = Buffer.from([0xa5, 0x5a])
/** A line that is longer is cut into several events; AWS takes up to 1 MB an event. */
const longestEvent = 1_048_576 - 26

/** Cuts what a process writes into events; output without end costs no more memory than one event. */
export class OutputReader {
  readonly #listener: OutputListener
  #rest: Buffer = Buffer.alloc(0)

  constructor(listener: OutputListener) {
    this.#listener = listener
  }

  push(piece: Buffer): void {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece])
    // Nothing is left over while events are told: a listener that flushes at the mark must not be told them again.
    this.#rest = Buffer.alloc(0)
    let at = 0
    for (;;) {
      const taken = isFrame(bytes, at) ? this.#frame(bytes, at) : this.#line(bytes, at)
      if (taken === 0) break
      at += taken
    }
    // A copy, so that a short rest does not hold on to a large piece.
    this.#rest = at === 0 ? bytes : Buffer.from(bytes.subarray(at))
  }

  /** A last line may lack its end: an invocation is over, or its process. */
  flush(): void {
    if (this.#rest.length === 0 || isFrame(this.#rest, 0)) return
    this.#listener.event(this.#rest.toString(), undefined)
    this.#rest = Buffer.alloc(0)
  }

  #frame(bytes: Buffer, at: number): number {
    if (bytes.length < at + frameHeader) return 0
    const type = bytes.readUInt16BE(at + 2)
    if (type === markType) {
      this.#listener.mark()
      return frameHeader
    }
    const length = Math.min(bytes.readUInt32BE(at + 4), longestEvent)
    if (bytes.length < at + frameHeader + length) return 0
    const microseconds = Number(bytes.readBigUInt64BE(at + 8))
    this.#listener.event(bytes.toString('utf8', at + frameHeader, at + frameHeader + length), Math.floor(microseconds / 1000))
    return frameHeader + length
  }

  #line(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(lineFeed, at)
    const frame = frameWithin(bytes, at, end)
    if (frame >= 0) {
      this.#listener.event(bytes.toString('utf8', at, frame), undefined)
      return frame - at
    }
    if (end >= 0 && end - at < longestEvent) {
      this.#listener.event(bytes.toString('utf8', at, end + 1), undefined)
      return end + 1 - at
    }
    if (bytes.length - at < longestEvent) return 0
    this.#listener.event(bytes.toString('utf8', at, at + longestEvent), undefined)
    return longestEvent
  }
}

/** Where a frame begins behind a line that lacks its end; -1 where none does. */
function frameWithin(bytes: Buffer, at: number, end: number): number {
  const line = bytes.subarray(at, end < 0 ? undefined : end)
  for (let found = line.indexOf(frameStart); found >= 0; found = line.indexOf(frameStart, found + 1)) {
    // The pair by itself may be a character's last byte and a Z; no text holds what follows it in a frame.
    const type = found + 4 <= line.length ? line.readUInt16BE(found + 2) : 0
    if (type === markType || type === 2 || type === 3) return at + found
  }
  return -1
}

/** A frame begins with a pair of bytes that no UTF-8 text holds there. */
function isFrame(bytes: Buffer, at: number): boolean {
  return bytes.length > at + 1 && bytes[at] === 0xa5 && bytes[at + 1] === 0x5a
}
