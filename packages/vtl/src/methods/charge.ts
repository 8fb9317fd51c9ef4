import { type Meter, stepsFor, type Value } from '@fourbox/java'

/** Charges a call before it is made. */
export type Charge = (receiver: Value, given: readonly Value[], meter: Meter) => void

/**
 * What a call costs unless its method says otherwise: all of the receiver and of the arguments is looked at once. So a
 * method that nobody thought about is too dear rather than free.
 */
export const bySize: Charge = (receiver, given, meter) => {
  let steps = stepsFor(receiver)
  for (const argument of given) steps += stepsFor(argument)
  if (steps > 0) meter.charge(steps)
}

/** For a method that looks at a few places only, or charges for what it does by itself. */
export const free: Charge = () => {}
