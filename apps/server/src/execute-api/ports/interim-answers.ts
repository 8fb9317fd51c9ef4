/**
 * Reads past the interim answers before a final one, in whatever pieces they come, and makes each `100 Continue` a `102` in
 * place: of those HTTP allows any number, asked for or not, and the client's reader passes over all but the 100.
 */
export class InterimAnswers {
  /** What has come of a head's first bytes. */
  #start = ''
  /** How much of the empty line behind an interim head has come. */
  #ending = 0

  /** Whether the final answer is still to come; with it, it begins anew for the next. */
  pass(chunk: Uint8Array): boolean {
    // Nearly every answer is a final one, and says so in one byte.
    if (this.#start === '' && chunk.length > statusStart && chunk[statusStart] !== digitOne) return false
    const isOpen = this.#read(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    if (!isOpen) this.#start = ''
    return isOpen
  }

  #read(chunk: Buffer): boolean {
    let at = 0
    while (at < chunk.length) {
      if (this.#start.length < statusEnd) {
        const more = chunk.toString('latin1', at, at + statusEnd - this.#start.length)
        this.#start += more
        at += more.length
        if (this.#start.length < statusEnd) return true
        if (!interim.test(this.#start)) return false
        if (this.#start.endsWith('100')) chunk.write('2', at - 1, 'latin1')
      }
      while (at < chunk.length && this.#ending < emptyLine.length) {
        const byte = chunk[at++]
        if (byte === emptyLine[this.#ending]) this.#ending++
        else this.#ending = byte === emptyLine[0] ? 1 : 0
      }
      if (this.#ending === emptyLine.length) {
        this.#start = ''
        this.#ending = 0
      }
    }
    return true
  }
}

const statusStart = 'HTTP/1.1 '.length
const digitOne = 0x31
const statusEnd = 'HTTP/1.1 100'.length
const interim = /^HTTP\/1\.[01] 1\d\d$/
const emptyLine = Buffer.from('\r\n\r\n')
