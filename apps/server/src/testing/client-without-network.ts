import { type Answering, dispatch } from '@fourbox/wire'
import { type HttpRequest, HttpResponse } from '@smithy/core/protocols'

/** Settings of AWS's clients whose calls go straight to a service of ours. Refusals are answers, so nothing is tried again. */
export function withoutNetwork<Context>(answering: Answering<Context>) {
  return {
    region: 'us-east-1',
    endpoint: 'http://trial.example',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    signer: { sign: async (request: HttpRequest) => request },
    maxAttempts: 1,
    requestHandler: { handle: async (request: HttpRequest) => ({ response: await answer(request, answering) }) },
  }
}

async function answer<Context>({ method, path, query, headers, body }: HttpRequest, answering: Answering<Context>): Promise<HttpResponse> {
  const parameters = Object.entries(query).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each]))
  const answered = await dispatch(
    {
      httpMethod: method,
      rawPath: path,
      query: new URLSearchParams(parameters),
      header: (name) => headers[name],
      body: typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array()),
    },
    answering,
  )
  if ('frames' in answered) throw new Error('Streams are for clients with a network')
  return new HttpResponse({
    statusCode: answered.status,
    headers: Object.fromEntries(Object.entries(answered.headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: typeof answered.body === 'string' ? new TextEncoder().encode(answered.body) : answered.body,
  })
}
