import type { Call } from '../call/call.ts'
import type { Values } from '../content/header-list.ts'

/** What `$input.params()` shows: the request's parameters, the last value of each. Each part is made only when a template asks. */
export class TemplateParameters {
  readonly #call: Call

  constructor(call: Call) {
    this.#call = call
  }

  get path(): ReadonlyMap<string, string> {
    return this.#call.request.pathParameters
  }
  get querystring(): ReadonlyMap<string, string> {
    return lastTexts(this.#call.request.query)
  }
  get header(): ReadonlyMap<string, string> {
    return lastTexts(this.#call.request.headers)
  }
}

function lastTexts(values: Values): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const [name, list] of values) texts.set(name, list.at(-1) ?? '')
  return texts
}
