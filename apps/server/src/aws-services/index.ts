import type { RequestHandler } from 'express'
import type { Context } from '../control-plane/context.ts'
import { iam } from './iam/index.ts'
import { answerJson } from './protocol/json-protocol.ts'
import { logs } from './logs/index.ts'
import { answerQuery } from './protocol/query-protocol.ts'
import { sts } from './sts/sts.ts'
import { tagging } from './tagging/tagging.ts'

/** AWS's services beside API Gateway, as far as tools that manage API Gateway call them: all of them at `POST /`. */
export function awsServices(context: Context): RequestHandler {
  return async (request, response) => {
    const body: unknown = request.body
    const text = body instanceof Uint8Array ? utf8.decode(body) : ''
    const target = request.get('x-amz-target')
    const answer = target === undefined ? await answerQuery(text, [sts, iam], context) : await answerJson(target, text, [tagging, logs], context)
    response
      .writeHead(answer.status, { 'Content-Type': answer.contentType, 'Content-Length': Buffer.byteLength(answer.body), 'x-amzn-RequestId': answer.requestId })
      .end(answer.body)
  }
}

const utf8 = new TextDecoder()
