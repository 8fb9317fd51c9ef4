/** How much may lie unread before the writer is held back. */
const highWaterMark = 262_144

/** Bytes from a writer to one reader; the writer waits while too many lie unread, and goes on unheard when the reader has left. */
export class ByteStream implements AsyncIterable<Uint8Array> {
  #pieces: Uint8Array[] = []
  #size = 0
  #ended = false
  #left = false
  #wakeReader: (() => void) | undefined
  #wakeWriter: (() => void) | undefined

  /** @returns a promise while the reader is behind */
  push(bytes: Uint8Array): Promise<void> | undefined {
    if (this.#left) return undefined
    // A copy: the caller's buffer is used again.
    this.#pieces.push(Uint8Array.from(bytes))
    this.#size += bytes.byteLength
    this.#wakeReader?.()
    if (this.#size < highWaterMark) return undefined
    return new Promise((resolve) => {
      this.#wakeWriter = resolve
    })
  }

  end(): void {
    this.#ended = true
    this.#wakeReader?.()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const piece = this.#pieces.shift()
        if (piece) {
          this.#size -= piece.byteLength
          if (this.#size < highWaterMark) this.#letWrite()
          yield piece
        } else if (this.#ended) return
        else await this.#more()
      }
    } finally {
      this.#left = true
      this.#pieces = []
      this.#letWrite()
    }
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wakeReader = () => {
        this.#wakeReader = undefined
        resolve()
      }
    })
  }

  #letWrite(): void {
    this.#wakeWriter?.()
    this.#wakeWriter = undefined
  }
}
