import { callLambda } from '../../../client/lambda.ts'
import { readError, readReport, type TestResult } from './test-result.ts'

/** Calls the function with an event and waits for its end. @throws what Lambda refuses: no JSON, too many at once */
export async function runTest(name: string, event: string): Promise<TestResult> {
  const {
    Payload,
    FunctionError: failed,
    LogResult = '',
    ExecutedVersion = '',
  } = await callLambda('Invoke', {
    FunctionName: name,
    LogType: 'Tail',
    Payload: new TextEncoder().encode(event),
  })
  const payload = new TextDecoder().decode(Payload)
  const log = new TextDecoder().decode(Uint8Array.from(atob(LogResult), (letter) => letter.charCodeAt(0)))
  return {
    payload,
    ...(failed === undefined ? {} : { error: readError(payload) }),
    log,
    executedVersion: ExecutedVersion,
    report: readReport(log),
  }
}
