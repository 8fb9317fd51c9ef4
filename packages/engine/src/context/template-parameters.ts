import type { MethodRequest } from '../call/method-request.ts'
import type { Values } from '../content/header-list.ts'

/** What `$input.params()` shows: the request's parameters, the last value of each. Each part is made only when a template asks. */
export class TemplateParameters {
  readonly #request: MethodRequest

  constructor(request: MethodRequest) {
    this.#request = request
  }

  get path(): ReadonlyMap<string, string> {
    return this.#request.pathParameters
  }
  get querystring(): ReadonlyMap<string, string> {
    return lastTexts(this.#request.query)
  }
  get header(): ReadonlyMap<string, string> {
    return lastTexts(this.#request.headers)
  }
}

function lastTexts(values: Values): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const [name, list] of values) texts.set(name, list.at(-1) ?? '')
  return texts
}
