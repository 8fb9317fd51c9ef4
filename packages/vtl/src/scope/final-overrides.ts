import { EvaluationError, JavaMap, type Value } from '@fourbox/java'
import { expandingMap } from './expanding-map.ts'
import { Overrides } from './overrides.ts'

/**
 * The overrides of a call as AWS's guide has them: final, each parameter to be set once by a template. A second time the
 * template fails. Whether a later template may set what an earlier one has set is not known; here it may.
 */
export class FinalOverrides extends Overrides {
  /** None until a template looks at them, which most do not. */
  #maps: readonly FinalMap[] = none

  /** Whether no template has looked at them. */
  get isUntouched(): boolean {
    return this.#maps === none
  }

  /** Said before each template that runs. */
  beginTemplate(): void {
    for (const map of this.#maps) map.forgetWrites()
  }

  protected override newMap(): JavaMap {
    const map = new FinalMap(expandingMap)
    this.#maps = [...this.#maps, map]
    return map
  }
}

const none: readonly FinalMap[] = []

class FinalMap extends JavaMap {
  readonly #written = new Set<unknown>()

  override set(key: Value, value: Value): void {
    const member = this.memberKey(key)
    if (this.#written.has(member)) throw new EvaluationError('refused', `The override of '${String(member)}' is set more than once`)
    this.#written.add(member)
    super.set(key, value)
  }

  forgetWrites(): void {
    this.#written.clear()
  }
}
