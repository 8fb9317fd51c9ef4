import { own } from '@fourbox/domain'
import type { Asker, Functions } from '@fourbox/lambda'
import { InvocationRefused } from '@fourbox/lambda/facts'
import { ServiceError } from '@fourbox/wire'
import { type AnswerFunctionCall, type FunctionCall, type FunctionEvent, isBuffered } from '../../../execute-api/functions/function-call.ts'
import type { LambdaContext } from '../context.ts'
import { allows, allowsAnybody } from '../permissions/allows.ts'
import { readClientContext } from './invoke.ts'
import { RememberedRunnables } from './remembered-runnables.ts'
import { asynchronousSettings, type Runnable } from './runnable.ts'

/** What becomes of a call that no statement of the function's policy allows: nothing, a line in Fourbox's log, or AWS's refusal with that line. */
export type FunctionPolicies = 'off' | 'warn' | 'enforce'

interface CallParts {
  readonly context: Omit<LambdaContext, 'requestId'>
  readonly policies: FunctionPolicies
  readonly report: (line: string) => void
}

type Take = Parameters<AnswerFunctionCall>[1]

/** Answers what deployed APIs call: the same functions, versions and aliases that Lambda's own operations reach. */
export function answerFunctionCalls({ context, policies, report }: CallParts): AnswerFunctionCall {
  const runnables = new RememberedRunnables(context)
  const reported = new Set<string>()
  const reportOnce = (line: string) => {
    if (reported.has(line) || reported.size >= mostReports) return
    reported.add(line)
    report(line)
  }
  return async (call, take, borrower) => {
    const requestId = call.requestId ?? context.newUuid()
    try {
      const { reference, runnable } = runnables.peek(call.functionArn) ?? (await runnables.find(call.functionArn, requestId))
      if (policies !== 'off' && !mayCall(call, runnable, reference.qualifier)) {
        reportOnce(howToAllow(call, reference.name, reference.qualifier))
        if (policies === 'enforce') return await take({ type: 'refused', reason: 'not-permitted', message: 'Invalid permissions on Lambda function' })
      }
      const asker = borrower && { borrower, calledArn: call.functionArn }
      await run(context.functions, requestId, call, runnable, take, call.mayTakeBack === true ? undefined : asker)
      // What has changed meanwhile is not what the next call is to meet.
      if (asker && isBuffered(call) && runnables.peek(call.functionArn)?.runnable === runnable)
        context.functions.lend(runnable.version, runnable.invokedFunctionArn, asker)
    } catch (error) {
      await take(refusalOf(error, report))
    }
  }
}

const mostReports = 1000

function mayCall({ caller }: FunctionCall, { found }: Runnable, qualifier = ''): boolean {
  const policy = own(found.policies, qualifier)
  // Who has signed is of this account, which may call its own functions.
  if ('urlAuthType' in caller) return caller.urlAuthType === 'AWS_IAM' || allowsAnybody(policy)
  return caller.credentials !== undefined || allows(policy, caller)
}

function howToAllow({ caller }: FunctionCall, name: string, qualifier: string | undefined): string {
  const at = qualifier === undefined ? '' : ` --qualifier ${qualifier}`
  const [who, statement] =
    'urlAuthType' in caller
      ? ['everybody', `--statement-id ${name}-url --action lambda:InvokeFunctionUrl --principal '*' --function-url-auth-type NONE`]
      : [caller.sourceArn, `--statement-id ${name}-api --action lambda:InvokeFunction --principal ${caller.service} --source-arn '${caller.sourceArn}'`]
  return (
    `No statement of the policy of ${name} lets ${who} call it. To allow it: aws lambda add-permission --function-name ${name}${at} ` +
    `${statement}; or start with --function-policies off`
  )
}

async function run(functions: Functions, requestId: string, call: FunctionCall, runnable: Runnable, take: Take, asker?: Asker): Promise<void> {
  const { version, invokedFunctionArn } = runnable
  const { payload, clientContext, traceId } = call
  const invocation = {
    payload,
    requestId,
    invokedFunctionArn,
    ...(clientContext !== undefined && { clientContext: readClientContext(clientContext) }),
    ...(traceId !== undefined && { traceId }),
  }
  const marks = { requestId, executedVersion: version.version }
  if (call.invocationType === 'DryRun') return take({ type: 'answered', status: 204, payload: new Uint8Array(), ...marks })
  if (call.invocationType === 'Event') {
    functions.invokeLater(version, invocation, asynchronousSettings(runnable))
    return take({ type: 'answered', status: 202, payload: new Uint8Array(), ...marks })
  }
  if (!call.isStreamed) {
    const { payload: answer, functionError } = await functions.invoke(version, invocation, asker)
    return take({ type: 'answered', status: 200, payload: answer, ...(functionError && { functionError }), ...marks })
  }
  const stream = await functions.invokeStreaming(version, invocation)
  await take({ type: 'begun', contentType: stream.contentType, ...marks })
  for await (const bytes of stream.payload) await take({ type: 'piece', bytes })
  const { error } = await stream.ended
  await take({ type: 'ended', ...(error && { error: Buffer.from(error.payload).toString() }) })
}

function refusalOf(error: unknown, report: (line: string) => void): FunctionEvent {
  if (error instanceof InvocationRefused) return { type: 'refused', reason: error.reason === 'closing' ? 'network' : 'throttled', message: error.message }
  if (error instanceof ServiceError) {
    if (error.exception === 'ResourceNotFoundException' || error.exception === 'AccessDeniedException') return { type: 'not-here' }
    if (error.exception === 'InvalidRequestContentException') return { type: 'refused', reason: 'unreadable-payload', message: error.message }
    return { type: 'refused', reason: 'network', message: `Lambda answered ${error.exception}: ${error.message}` }
  }
  report(`A call of a function failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return { type: 'refused', reason: 'network', message: 'Lambda failed' }
}
