import { randomUUID } from 'node:crypto'
import type express from 'express'
import type { Context } from './context.ts'
import { dispatch } from './dispatch.ts'

/**
 * AWS's protocol as an Express handler: answers every request that reaches it. Mount it behind the admission checks,
 * behind everything of ours that shares the port, and behind `express.raw`.
 */
export function controlPlane(context: Context): express.RequestHandler {
  return (request, response) => respond(request, response, context)
}

async function respond(request: express.Request, response: express.Response, context: Context): Promise<void> {
  const [rawPath, query] = splitOnce(request.originalUrl, '?')
  const body: unknown = request.body
  const {
    status,
    headers,
    body: answer,
  } = await dispatch(
    {
      httpMethod: request.method,
      rawPath,
      query: new URLSearchParams(query),
      header: (name) => request.get(name),
      body: body instanceof Uint8Array ? body : new Uint8Array(),
    },
    context,
  )
  const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(answer) }
  response.writeHead(status, { ...identifyingHeaders(), ...headers, ...length })
  response.end(answer)
}

/** The ids that AWS gives to every answer of its control plane. `randomUUID` draws from a pool; `randomBytes` costs ten times as much. */
function identifyingHeaders(): Readonly<Record<string, string>> {
  const extendedId = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url').slice(0, 15)
  return { 'x-amzn-RequestId': randomUUID(), 'x-amz-apigw-id': `${extendedId}=` }
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}
