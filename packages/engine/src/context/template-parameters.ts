import type { NamedTexts } from '@fourbox/vtl'
import type { Call } from '../call.ts'
import type { Values } from '../header-list.ts'

interface TemplateParameters {
  readonly path: NamedTexts
  readonly querystring: NamedTexts
  readonly header: NamedTexts
}

/** What `$input.params()` shows: the request's parameters, the last value of each. Read only when a template asks. */
export function templateParameters(call: Call): TemplateParameters {
  return {
    get path() {
      return call.request.pathParameters
    },
    get querystring() {
      return lastTexts(call.request.query)
    },
    get header() {
      return lastTexts(call.request.headers)
    },
  }
}

function lastTexts(values: Values): ReadonlyMap<string, string> {
  return new Map([...values].map(([name, list]) => [name, list.at(-1) ?? '']))
}
