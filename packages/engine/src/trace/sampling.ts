import type { EpochMillis } from '@fourbox/domain'

/** Of so many calls a second each is sampled; X-Ray's own default rule has 1 here, which is too few for who looks for one call. */
const reservoir = 100
/** Of those beyond, one of so many, as by X-Ray's default rule: five per cent. */
const oneOf = 20

/** Says which calls of a stage with X-Ray on are traced: all of a person's and of a test's, some of what comes under load. */
export class Sampling {
  #second = 0
  #calls = 0

  /** Whether a call that begins now is sampled. */
  takes(now: EpochMillis): boolean {
    const second = Math.floor(now / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#calls = 0
    }
    const beyond = this.#calls++ - reservoir
    return beyond < 0 || beyond % oneOf === 0
  }
}
