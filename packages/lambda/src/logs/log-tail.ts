const longestTail = 4096

/** The last 4096 bytes of what was written. */
export class LogTail {
  #text = ''

  add(message: string): void {
    this.#text += message
    if (this.#text.length > 4 * longestTail) this.#text = this.#text.slice(-longestTail)
  }

  bytes(): Uint8Array {
    return Buffer.from(this.#text).subarray(-longestTail)
  }
}
