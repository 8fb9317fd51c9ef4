import type { RequestHandler } from 'express'
import type { Context } from '../control-plane/context.ts'
import { iam } from './iam/index.ts'
import { bodyText, writeServiceAnswer } from './protocol/answer.ts'
import { answerJson } from './protocol/json-protocol.ts'
import { answerQuery } from './protocol/query-protocol.ts'
import { sts } from './sts/sts.ts'
import { tagging } from './tagging/tagging.ts'

/** AWS’s small services beside API Gateway, as far as tools that manage API Gateway call them: all of them at `POST /`. */
export function awsServices(context: Context): RequestHandler {
  return async (request, response) => {
    const target = request.get('x-amz-target')
    const text = bodyText(request)
    const answer = target === undefined ? await answerQuery(text, queryServices, context) : await answerJson(target, text, [tagging], context)
    writeServiceAnswer(answer, response)
  }
}

const queryServices = [sts, iam]
