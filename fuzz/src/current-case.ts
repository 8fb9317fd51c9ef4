/** The longest case that is kept whole while it runs, in bytes. */
const longest = 4_000_000

/** Where a thread writes what it is about to run, so that another can read it though the thread never comes back. */
export class CurrentCase {
  readonly buffer: SharedArrayBuffer
  readonly #numbers: Int32Array
  readonly #bytes: Uint8Array

  constructor(buffer = new SharedArrayBuffer(8 + longest)) {
    this.buffer = buffer
    this.#numbers = new Int32Array(buffer, 0, 2)
    this.#bytes = new Uint8Array(buffer, 8)
  }

  write(text: string): void {
    const { written } = new TextEncoder().encodeInto(text, this.#bytes)
    this.#numbers[1] = written
    Atomics.add(this.#numbers, 0, 1)
  }

  /** How many cases have begun. */
  get count(): number {
    return Atomics.load(this.#numbers, 0)
  }

  read(): string {
    return new TextDecoder().decode(this.#bytes.slice(0, this.#numbers[1]))
  }
}
