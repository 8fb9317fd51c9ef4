import { EvaluationError } from '../bounds/evaluation-error.ts'
import type { JavaObject, Value } from './java-object.ts'

/** The most parts a key may have; a list that holds itself has endlessly many. */
const largestKey = 1_000

/** A text that is the same for two objects exactly when Java's `equals` says so; for use as a map's key. */
export function keyContent(key: JavaObject): string {
  let parts = 0

  function contentOf(value: Value): string {
    parts += 1
    if (parts > largestKey) throw new EvaluationError('budget', 'A map key has more than 1,000 parts')
    return typeof value !== 'object' || value === null ? JSON.stringify(value) : value.keyContent(contentOf)
  }

  return contentOf(key)
}
