import { isForLambda } from '../aws-services/lambda/request-limits.ts'
import type { WireRequest } from '../identity/canonical-request.ts'

export interface CalledService {
  /** By which it is signed, and as which AWS's hosts begin. */
  readonly name: 'apigateway' | 'lambda' | 'logs' | 'tagging' | 'iam' | 'sts'
  /** Nothing is different after it. */
  readonly onlyReads: boolean
  /** The SDK's clients put such a word before the host. */
  readonly hostPrefix: '' | 'streaming-'
}

/**
 * Which of AWS's services a call of the console is for, and whether it changes anything. Undefined of what the console never
 * sends, above all of what two readers could take for different calls: it must be one thing to whoever judges it and to
 * whoever gets it.
 */
export function calledService({ method, rawPath, rawQuery, headers, body }: WireRequest): CalledService | undefined {
  if (!isPlain(rawPath)) return undefined
  const targets = valuesOf(headers, 'x-amz-target')
  const onlyReads = method === 'GET' || method === 'HEAD'
  if (rawPath !== '/') {
    return targets.length > 0 ? undefined : { name: isForLambda(rawPath) ? 'lambda' : 'apigateway', onlyReads, hostPrefix: '' }
  }
  if (method !== 'POST' || rawQuery !== '') return undefined
  return targets.length === 0 ? queryService(new TextDecoder().decode(body)) : jsonService(targets)
}

function jsonService([target = '', ...more]: readonly string[]): CalledService | undefined {
  const [, version = '', operation = ''] = /^(\w+)\.(\w+)$/.exec(target) ?? []
  const name = jsonServices.get(version)
  if (name === undefined || more.length > 0) return undefined
  return { name, onlyReads: reading.test(operation), hostPrefix: operation === 'StartLiveTail' ? 'streaming-' : '' }
}

const jsonServices: ReadonlyMap<string, CalledService['name']> = new Map([
  ['Logs_20140328', 'logs'],
  ['ResourceGroupsTaggingAPI_20170126', 'tagging'],
])

function queryService(form: string): CalledService | undefined {
  // What some readers take off, others read as a part of the first name.
  if (!/^\w/.test(form)) return undefined
  const members = new URLSearchParams(form)
  const [[action = '', ...moreActions], [version = '', ...moreVersions]] = [members.getAll('Action'), members.getAll('Version')]
  if (moreActions.length > 0 || moreVersions.length > 0) return undefined
  // STS's other operations hand out credentials, which the page is not to have.
  if (version === stsVersion) return action === 'GetCallerIdentity' ? { name: 'sts', onlyReads: true, hostPrefix: '' } : undefined
  return version === iamVersion ? { name: 'iam', onlyReads: reading.test(action), hostPrefix: '' } : undefined
}

/** AWS's names for operations that change nothing; a live tail is one of them. */
const reading = /^(Describe|Filter|Get|List|StartLiveTail)/

const stsVersion = '2011-06-15'
const iamVersion = '2010-05-08'

/** A path that nobody folds or reads otherwise: no dots for a segment, no empty ones, none of a Fourbox's own. */
function isPlain(rawPath: string): boolean {
  if (!/^\/[\w.~!$&'()*+,;=:@%/-]*$/.test(rawPath)) return false
  const segments = rawPath.slice(1).split('/')
  const decoded = segments.map((segment) => segment.replaceAll(/%2e/gi, '.').replaceAll(/%5f/gi, '_'))
  return (
    !decoded.some((segment, index) => segment === '.' || segment === '..' || (segment === '' && index < segments.length - 1)) && !decoded[0]?.startsWith('_')
  )
}

function valuesOf(headers: readonly string[], name: string): readonly string[] {
  return headers.filter((_value, index) => index % 2 === 1 && headers[index - 1]?.toLowerCase() === name)
}
