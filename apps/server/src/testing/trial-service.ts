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

export interface TrialAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: JsonAnswer
}

/** Calls of AWS's REST-JSON protocol, without a network. */
export function trialPaths<Context>(
  answering: Answering<Context>,
): (httpMethod: string, target: string, body?: object | string, headers?: Readonly<Record<string, string>>) => Promise<TrialAnswer> {
  return async (httpMethod, target, body, sent = {}) => {
    const [rawPath = '', query] = target.split('?', 2)
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
    const header = (name: string) => new Map(Object.entries(sent)).get(name)
    const answer = await dispatch({ httpMethod, rawPath, query: new URLSearchParams(query), header, body: new TextEncoder().encode(text) }, answering)
    if ('frames' in answer) throw new Error(`${httpMethod} ${target} answered with a stream`)
    const headers = new Map(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]))
    return { status: answer.status, headers, body: readJson(answer) }
  }
}
