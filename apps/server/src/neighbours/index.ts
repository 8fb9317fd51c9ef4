import type { RequestHandler } from 'express'
import type { Context } from '../control-plane/context.ts'
import { answerQuery, type NeighbourAnswer } from './query-protocol.ts'
import { sts } from './sts.ts'

/** AWS's services beside API Gateway, as far as tools that manage API Gateway call them: all of them at `POST /`. */
export function neighbours(context: Context): RequestHandler {
  return async (request, response) => {
    const body: unknown = request.body
    const text = body instanceof Uint8Array ? utf8.decode(body) : ''
    const { status, contentType, body: answer } = await respond(text)
    response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(answer) }).end(answer)
  }

  function respond(text: string): Promise<NeighbourAnswer> {
    return answerQuery(text, [sts], context)
  }
}

const utf8 = new TextDecoder()
