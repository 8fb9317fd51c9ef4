/** Only so many processes are being started at a time; more would make all of them late. */
export class StartSlots {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = count
  }

  /** Calls back with what gives the slot back, at once when there is one. */
  take(then: (release: () => void) => void): void {
    if (this.#free > 0) {
      this.#free--
      then(this.#once())
    } else this.#waiting.push(() => then(this.#once()))
  }

  #once(): () => void {
    let released = false
    return () => {
      if (released) return
      released = true
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}
