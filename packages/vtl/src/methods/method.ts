import { JavaArray, javaException, type Meter, type Value } from '@fourbox/java'
import { bySize, type Charge, free } from './charge.ts'
import type { Parameter } from './parameter.ts'

/** A Java method that a template may call on a receiver of type S. */
export interface Method<S> {
  readonly name: string
  readonly parameters: readonly Parameter<unknown>[]
  /** Calls the method; the arguments are those that its parameters accept. */
  readonly call: (receiver: S, given: readonly Value[], meter: Meter) => Value
  /** The same with a string as the only argument, where that is common enough for a way without conversions. */
  readonly callWithText: ((receiver: S, text: string, meter: Meter) => Value) | undefined
  readonly returnsBoolean: boolean
}

type Taken<P extends readonly Parameter<unknown>[]> = { readonly [I in keyof P]: P[I] extends Parameter<infer T> ? T : never }

/**
 * Declares a method: its name, the types of its parameters, and what it does. `run` gets the receiver, the converted
 * arguments and the meter to charge beyond what `charge` does first. A void method answers the empty string, as Velocity
 * prints it.
 */
export function method<S extends Value, const P extends readonly Parameter<unknown>[]>(
  name: string,
  parameters: P,
  run: (receiver: S, given: Taken<P>, meter: Meter) => Value,
  charge: Charge = bySize,
): Method<S> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each parameter converts its own argument, so the answer has just the types that P says
  const taken = conversion(parameters) as unknown as (given: readonly Value[]) => Taken<P>
  const call: Method<S>['call'] = (receiver, given, meter) => {
    charge(receiver, given, meter)
    return run(receiver, taken(given), meter)
  }
  return { name, parameters, call, callWithText: undefined, returnsBoolean: false }
}

/** A method of one parameter that mostly gets a string; it charges by itself. */
export function textMethod<S extends Value, const P extends readonly [Parameter<unknown>]>(
  name: string,
  parameters: P,
  run: (receiver: S, given: Taken<P>, meter: Meter) => Value,
  callWithText: (receiver: S, text: string, meter: Meter) => Value,
): Method<S> {
  return { ...method(name, parameters, run, free), callWithText }
}

/** Compiles the conversion of arguments; without one, with one and with two parameters it does no more than it must. */
function conversion(parameters: readonly Parameter<unknown>[]): (given: readonly Value[]) => readonly unknown[] {
  const [first, second] = parameters
  if (first === undefined) return withoutArguments
  if (parameters.at(-1)?.element !== undefined) return (given) => gathered(parameters, given).map((value, index) => parameters[index]?.convert(value))
  if (second === undefined) return (given) => [first.convert(given[0] ?? null)]
  if (parameters.length === 2) return (given) => [first.convert(given[0] ?? null), second.convert(given[1] ?? null)]
  return (given) => given.map((value, index) => parameters[index]?.convert(value))
}

const none: readonly unknown[] = []

/** Velocity 1.7 finds a method without parameters whatever it is given; Java then refuses the call. */
function withoutArguments(given: readonly Value[]): readonly unknown[] {
  if (given.length > 0) throw javaException('java.lang.IllegalArgumentException', 'wrong number of arguments')
  return none
}

/** A method that returns a boolean: Velocity also finds it as a property, `isEmpty()` as `.empty`. */
export function predicate<S extends Value, const P extends readonly Parameter<unknown>[]>(
  name: string,
  parameters: P,
  run: (receiver: S, given: Taken<P>, meter: Meter) => boolean,
  charge: Charge = bySize,
): Method<S> {
  return { ...method(name, parameters, run, charge), returnsBoolean: true }
}

/** Puts the arguments from the last parameter's place on into an array, if that parameter is one. */
function gathered(parameters: readonly Parameter<unknown>[], given: readonly Value[]): readonly Value[] {
  const last = parameters.at(-1)
  if (last?.element === undefined) return given
  const fixed = parameters.length - 1
  const only = given[fixed]
  if (given.length === parameters.length && (only === null || only === undefined || only instanceof JavaArray)) return given
  return [...given.slice(0, fixed), new JavaArray(last.component ?? 'java.lang.Object', given.slice(fixed))]
}
