/** One timer for many deadlines: it is set anew when it ends before the one that counts then. A timer for each would cost a warm invocation a tenth of its time. */
export class Deadline {
  readonly #monotonic: () => number
  /** The deadline that counts now, monotonic; undefined while none does. */
  readonly #current: () => number | undefined
  readonly #onPassed: () => void
  #timer: NodeJS.Timeout | undefined

  constructor(monotonic: () => number, current: () => number | undefined, onPassed: () => void) {
    this.#monotonic = monotonic
    this.#current = current
    this.#onPassed = onPassed
  }

  /** Sees to it that the current deadline, which is so far ahead, is not missed; one that has passed already is told in the next turn. */
  watch(timeLeftInMillis: number): void {
    const wait = Math.max(0, Math.ceil(timeLeftInMillis))
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const deadline = this.#current()
      if (deadline === undefined) return
      const left = deadline - this.#monotonic()
      if (left <= 0) this.#onPassed()
      else this.watch(left)
    }, wait).unref()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
