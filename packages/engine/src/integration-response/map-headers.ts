import { type MethodResponse, own, parseMappingTarget } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import type { Payload } from '../content/content-handling.ts'
import { compileResponseExpression } from '../context/mapping-expression.ts'
import { configurationError } from '../call/fault.ts'
import type { BackendResponse } from '../call/hand-offs.ts'
import { gatherHeaders, type Values } from '../content/header-list.ts'
import { bodyNotText } from '../why/mapping.ts'

/** What the header mappings read: the back end's answer, its body after content handling. */
export interface MappedAnswer {
  readonly response: BackendResponse
  readonly payload: Payload
}

/**
 * Compiles `responseParameters`: `method.response.header.{name}` from an expression. Only headers that the method response
 * declares are sent; one without a value is left out; several values become several headers.
 */
export function compileHeaderMapping(
  responseParameters: Readonly<Record<string, string>> | undefined,
  declared: MethodResponse,
): (answer: MappedAnswer, call: Call) => readonly string[] {
  const mappings = Object.entries(responseParameters ?? {})
    .filter(([to]) => own(declared.responseParameters, to) !== undefined)
    .flatMap(([to, expression]) => {
      const target = parseMappingTarget(to)
      return target?.to === 'methodResponse' ? [{ name: target.name, read: compileResponseExpression(expression) }] : []
    })
  if (mappings.length === 0) return () => none

  return (answer, call) => {
    const source = new AnswerSource(answer)
    const headers: string[] = []
    for (const { name, read } of mappings) {
      const value = read(source, call)
      if (value === undefined) continue
      if (typeof value === 'string') headers.push(name, value)
      else for (const one of value) headers.push(name, one)
    }
    return headers
  }
}

const none: readonly string[] = []

/** Gathers the back end's headers only when a mapping asks for one. */
class AnswerSource {
  readonly #answer: MappedAnswer
  #headers: Values | undefined
  constructor(answer: MappedAnswer) {
    this.#answer = answer
  }
  get headers(): Values {
    this.#headers ??= gatherHeaders(this.#answer.response.headers)
    return this.#headers
  }
  get text(): string {
    if (typeof this.#answer.payload === 'string') return this.#answer.payload
    throw configurationError('Unable to transform response', bodyNotText('response', 'it is binary, and a header is mapped from it'))
  }
}
