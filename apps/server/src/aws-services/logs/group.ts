import { type LogGroup, parseArn } from '@fourbox/domain'
import { traceGroups } from '../../execute-api/observe/trace-keeper.ts'
import type { Context } from '../../control-plane/context.ts'
import { type JsonInput, optionalText, requiredText } from '../protocol/json-input.ts'
import { AwsServiceError } from '../protocol/aws-service-error.ts'

/** Groups that were created, and groups that only hold events, by name. */
export async function listGroups({ documents, logs }: Context, prefix: string): Promise<readonly LogGroup[]> {
  const created = (await documents.list('logGroup', { prefix })).items
  const names = new Set(created.map(({ name }) => name))
  const written = (await logs.groups(prefix))
    .filter((name) => !names.has(name) && !name.startsWith(traceGroups))
    .map((name): LogGroup => ({ name, createdAt: 0, tags: {} }))
  return [...created, ...written].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** @throws AwsServiceError ResourceNotFoundException */
export async function findGroup(context: Context, name: string): Promise<LogGroup> {
  const group = (await listGroups(context, name)).find((each) => each.name === name)
  if (!group) throw unknownGroup()
  return group
}

export function unknownGroup(): AwsServiceError {
  return new AwsServiceError(400, 'ResourceNotFoundException', 'The specified log group does not exist.')
}

export function groupName(input: JsonInput): string {
  const identifier = optionalText(input, 'logGroupIdentifier')
  return identifier === undefined ? requiredText(input, 'logGroupName') : nameOfArn(identifier)
}

/** `arn:aws:logs:…:log-group:NAME` or `…:log-group:NAME:*`; a bare name is taken as it is. */
export function nameOfArn(text: string): string {
  return parseArn(text)?.resource.split(':')[1] ?? text
}

export function arnOf({ region, account }: Context, name: string): string {
  return `arn:aws:logs:${region}:${account}:log-group:${name}`
}
