import { unseenCharacters, visible } from '@fourbox/domain'
import { apiGateway, operationOf, type Shape } from '@fourbox/wire'
import type { KnownCall, ShownCalls } from './call-form.ts'
import { optionName } from './option-name.ts'

/** Calls as commands of the AWS CLI, for a POSIX shell: whatever an input holds, the shell and the CLI take it as it is. */
export function writeAwsCli({ calls, endpoint }: ShownCalls): string | undefined {
  if (calls.length === 0) return undefined
  return calls.map((call) => writeCommand(call, endpoint)).join('\n\n')
}

interface Given {
  readonly name: string
  readonly shape: Shape
  readonly value: unknown
}

function writeCommand({ operation, input }: KnownCall, endpoint: string | undefined): string {
  const given = operationOf(apiGateway, operation).input.members.flatMap(({ name, shape }): readonly Given[] => {
    const value = Object.hasOwn(input, name) ? input[name] : undefined
    return value === undefined || value === null ? [] : [{ name, shape, value }]
  })
  const [bytes] = given.filter(({ shape }) => shape.kind === 'blob')
  const plain = given.filter((each) => each !== bytes)
  const options = plain.every((each) => fitsOption(operation, each)) ? plain.map((each) => writeOption(operation, each)) : [writeWhole(plain)]
  const lines = [
    `aws apigateway ${optionName(operation)}`,
    ...options,
    ...(endpoint === undefined ? [] : [`--endpoint-url ${quoted(endpoint)}`]),
    // From standard input every version of the CLI takes bytes as they are.
    ...(bytes ? [`--${optionName(bytes.name)} fileb:///dev/stdin`] : []),
  ]
  return `${lines.join(' \\\n  ')}${bytes ? hereDocument(String(bytes.value)) : ''}`
}

/** The CLI reads an option that looks like an address from there, and no option can be seen that holds what nobody sees. */
function fitsOption(operation: string, { name, shape, value }: Given): boolean {
  if (shape.kind !== 'string' || typeof value !== 'string') return true
  return value.search(unseenCharacters) < 0 && (isTakenAsItIs(operation, name) || !/^(?:fileb?|https?):\/\//.test(value))
}

function isTakenAsItIs(operation: string, name: string): boolean {
  return operation === 'PutIntegration' && name === 'uri'
}

/** The CLI has another word for some, which it needs for itself. */
const renamed: ReadonlyMap<string, string> = new Map([['CreateRestApi version', 'api-version']])

function writeOption(operation: string, { name, shape, value }: Given): string {
  const option = renamed.get(`${operation} ${name}`) ?? optionName(name)
  if (shape.kind === 'boolean') return value === true ? `--${option}` : `--no-${option}`
  if (shape.kind !== 'string' && shape.kind !== 'number') return `--${option} ${quoted(json(value))}`
  const text = String(value)
  // What begins with a dash would be an option of its own.
  return text.startsWith('-') ? `--${option}=${quoted(text)}` : `--${option} ${quoted(text)}`
}

function writeWhole(given: readonly Given[]): string {
  return `--cli-input-json ${quoted(json(Object.fromEntries(given.map(({ name, value }) => [name, value]))))}`
}

/** JSON in which everything can be seen. */
function json(value: unknown): string {
  return visible(JSON.stringify(value))
}

/** A word of a POSIX shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function hereDocument(text: string): string {
  const lines = new Set(text.split('\n'))
  let end = 'END'
  while (lines.has(end)) end += '_'
  return ` <<'${end}'\n${text}${text.endsWith('\n') ? '' : '\n'}${end}`
}
