import { arn } from '../names/arn.ts'
import type { RestApiId } from '../names/identifier.ts'

export const invalidPolicy = 'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.'

const longestPolicy = 8192

/** Whose policy it is: what its short resources such as `execute-api:/*` are written out to. */
export interface PolicyOwner {
  readonly region: string
  readonly account: string
  readonly restApiId: RestApiId
}

/** A resource policy as JSON without its blanks, the short form `execute-api:/…` written out; undefined where the text is no policy document. */
export function readResourcePolicy(text: string, { region, account, restApiId }: PolicyOwner): string | undefined {
  const policy = parse(text)
  if (!isObject(policy) || !hasStatements(policy) || text.length > longestPolicy) return undefined
  return JSON.stringify(policy).replaceAll('"execute-api:/', `"${arn.calls(region, account, restApiId)}/`)
}

function hasStatements(policy: Readonly<Record<string, unknown>>): boolean {
  const statements = [policy['Statement']].flat()
  return policy['Statement'] !== undefined && statements.every(isStatement)
}

function isStatement(statement: unknown): boolean {
  if (!isObject(statement)) return false
  const has = (name: string): boolean => statement[name] !== undefined || statement[`Not${name}`] !== undefined
  return (statement['Effect'] === 'Allow' || statement['Effect'] === 'Deny') && has('Principal') && has('Action') && has('Resource')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
