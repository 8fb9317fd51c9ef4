import { type Answering, dispatch, type WireAnswer } from '@fourbox/wire'

type JsonAnswer = Readonly<Record<string, unknown>>

/** Calls of AWS's JSON protocol, without a network. A refusal is an answer like any other: `{__type, message}`. */
export function trialTargets<Context>(answering: Answering<Context>, prefix: string): (operation: string, input?: object) => Promise<JsonAnswer> {
  return async (operation, input = {}) => {
    const header = (name: string) => (name === 'x-amz-target' ? `${prefix}.${operation}` : undefined)
    const body = new TextEncoder().encode(JSON.stringify(input))
    const answer = await dispatch({ httpMethod: 'POST', rawPath: '/', query: new URLSearchParams(), header, body }, answering)
    if ('frames' in answer) throw new Error(`${operation} answered with a stream`)
    return readJson(answer)
  }
}

function readJson({ body }: WireAnswer): JsonAnswer {
  return body === '' ? {} : JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
}
