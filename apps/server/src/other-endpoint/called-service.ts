import { isForLambda } from '../aws-services/lambda/request-limits.ts'

/** A call of the console's, as far as it tells what it is for. */
export interface ConsoleCall {
  readonly method: string
  readonly path: string
  /** The header `X-Amz-Target` of the JSON protocols. */
  readonly target: string | undefined
  readonly body: Uint8Array
}

export interface CalledService {
  /** By which it is signed, and as which AWS's hosts begin. */
  readonly name: 'apigateway' | 'lambda' | 'logs' | 'tagging' | 'iam' | 'sts'
  /** Nothing is different after it. */
  readonly onlyReads: boolean
  /** The SDK's clients put such a word before the host. */
  readonly hostPrefix: '' | 'streaming-'
}

/** Which of AWS's services a call of the console is for, and whether it changes anything: by path, target or form, as each protocol has it. */
export function calledService({ method, path, target, body }: ConsoleCall): CalledService {
  if (target !== undefined) {
    const operation = target.slice(target.indexOf('.') + 1)
    const name = target.startsWith('Logs_') ? 'logs' : 'tagging'
    return { name, onlyReads: reading.test(operation), hostPrefix: operation === 'StartLiveTail' ? 'streaming-' : '' }
  }
  const onlyReads = method === 'GET' || method === 'HEAD'
  if (path !== '/') return { name: isForLambda(path) ? 'lambda' : 'apigateway', onlyReads, hostPrefix: '' }
  const form = new URLSearchParams(new TextDecoder().decode(body))
  return { name: form.get('Version') === stsVersion ? 'sts' : 'iam', onlyReads: reading.test(form.get('Action') ?? ''), hostPrefix: '' }
}

/** AWS's names for operations that change nothing; a live tail is one of them. */
const reading = /^(Describe|Filter|Get|List|StartLiveTail)/

/** The version of STS's protocol; IAM's is another. */
const stsVersion = '2011-06-15'
