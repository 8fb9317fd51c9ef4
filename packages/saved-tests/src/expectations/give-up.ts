import type { Meter } from '@fourbox/java'

/** Takes what is left of a test's steps: an expectation may also reach another bound, and the next ones would do its work again. */
export function giveUp(meter: Meter): void {
  meter.stepsLeft = 0
}
