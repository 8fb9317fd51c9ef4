import type { RequestHandler } from 'express'
import type { Context } from '../control-plane/context.ts'
import { iam } from './iam/index.ts'
import { answerJson } from './protocol/json-protocol.ts'
import { isForLogs, logsRoute } from './logs/logs-route.ts'
import { LiveTails } from './logs/live-tails.ts'
import { answerQuery } from './protocol/query-protocol.ts'
import { sts } from './sts/sts.ts'
import { tagging } from './tagging/tagging.ts'

/** AWS's services beside API Gateway, as far as tools that manage API Gateway call them: all of them at `POST /`. */
export function awsServices(context: Context): RequestHandler {
  const logs = logsRoute({ ...context, now: Date.now, liveTails: new LiveTails() }, context.reportBug)
  return async (request, response, next) => {
    const target = request.get('x-amz-target')
    if (isForLogs(target)) return logs(request, response, next)
    const body: unknown = request.body
    const text = body instanceof Uint8Array ? utf8.decode(body) : ''
    const answer = target === undefined ? await answerQuery(text, [sts, iam], context) : await answerJson(target, text, [tagging], context)
    response
      .writeHead(answer.status, { 'Content-Type': answer.contentType, 'Content-Length': Buffer.byteLength(answer.body), 'x-amzn-RequestId': answer.requestId })
      .end(answer.body)
  }
}

const utf8 = new TextDecoder()
