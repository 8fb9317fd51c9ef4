import { arn, parseArn } from '@fourbox/domain'
import { ServiceError } from '@fourbox/wire'
import type { LogsContext } from './context.ts'
import { invalidParameter } from './errors.ts'

/** How an operation may name its group. */
interface NamedGroup {
  readonly logGroupName?: string | undefined
  readonly logGroupIdentifier?: string | undefined
}

const longestName = 512

/** The group's name, from whichever of the two was given. @throws ServiceError when both or neither are there, and for a name that is too long */
export function groupName({ logGroupName, logGroupIdentifier }: NamedGroup): string {
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    throw new ServiceError('ValidationException', 'LogGroup name and LogGroup ARN are mutually exclusive parameters.')
  }
  const name = logGroupName ?? (logGroupIdentifier === undefined ? undefined : nameOfIdentifier(logGroupIdentifier))
  if (name === undefined) throw invalidParameter('Either LogGroup name or LogGroup ARN must be specified.')
  checkLength(name)
  return name
}

/** @throws ServiceError for a name of a group or a stream that is too long: AWS has one sentence for both */
export function checkLength(name: string): void {
  if (name.length > longestName) throw invalidParameter('Invalid LogGroup or LogStream, both must have length less than or equal to 512.')
}

/** `arn:aws:logs:…:log-group:NAME`, also with `:*` behind it; a bare name is taken as it is. */
export function nameOfIdentifier(identifier: string): string {
  return parseArn(identifier)?.resource.split(':')[1] ?? identifier
}

export function groupArn({ region, account }: Pick<LogsContext, 'region' | 'account'>, name: string): string {
  return arn.logGroup(region, account, name)
}

export function streamArn(context: Pick<LogsContext, 'region' | 'account'>, group: string, stream: string): string {
  return `${groupArn(context, group)}:log-stream:${stream}`
}
