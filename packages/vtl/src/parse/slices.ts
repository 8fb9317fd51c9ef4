/** Work that stops now and then, well before ten milliseconds are over, so that whoever does it may do something else meanwhile. */
export type Slices<Result> = Generator<undefined, Result, undefined>

/** Statements of a template between two stops: they differ in size, but few take a tenth of a millisecond. */
export const statementsInSlice = 32

/** Does the work without a stop. */
export function inOneGo<Result>(slices: Slices<Result>): Result {
  for (;;) {
    const { done, value } = slices.next()
    if (done === true) return value
  }
}
