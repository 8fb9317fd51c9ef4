import { unseenCharacters, visible } from '@fourbox/domain'
import type { KnownCall, ShownCalls } from './call-form.ts'
import { type GivenMember, givenMembers } from './given-members.ts'
import { optionName } from './option-name.ts'

/** Calls as commands of the AWS CLI, for a POSIX shell: whatever an input holds, the shell and the CLI take it as it is. */
export function writeAwsCli({ calls, endpoint }: ShownCalls): string | undefined {
  if (calls.length === 0) return undefined
  return calls.map((call) => writeCommand(call, endpoint)).join('\n\n')
}

function writeCommand(call: KnownCall, endpoint: string | undefined): string {
  const { operation } = call
  const given = givenMembers(call)
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
function fitsOption(operation: string, { name, shape, value }: GivenMember): boolean {
  if (shape.kind !== 'string' || typeof value !== 'string') return true
  return value.search(unseenCharacters) < 0 && (isTakenAsItIs(operation, name) || !/^(?:fileb?|https?):\/\//.test(value))
}

function isTakenAsItIs(operation: string, name: string): boolean {
  return operation === 'PutIntegration' && name === 'uri'
}

/** The CLI has another word for some, which it needs for itself. */
const renamed: ReadonlyMap<string, string> = new Map([['CreateRestApi version', 'api-version']])

function writeOption(operation: string, { name, shape, value }: GivenMember): string {
  const option = renamed.get(`${operation} ${name}`) ?? optionName(name)
  if (shape.kind === 'boolean') return value === true ? `--${option}` : `--no-${option}`
  if (shape.kind !== 'string' && shape.kind !== 'number') return `--${option} ${quoted(json(value))}`
  const text = String(value)
  // What begins with a dash would be an option of its own.
  return text.startsWith('-') ? `--${option}=${quoted(text)}` : `--${option} ${quoted(text)}`
}

function writeWhole(given: readonly GivenMember[]): string {
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
