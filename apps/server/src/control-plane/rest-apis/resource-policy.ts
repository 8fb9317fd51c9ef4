import { arn, type RestApiId } from '@fourbox/domain'
import type { Context } from '../context.ts'
import { badRequest } from '../protocol/errors.ts'

const longestPolicy = 8192

/**
 * Reads a resource policy as a caller sends it: JSON without its blanks, the short form `execute-api:/…` written out.
 * @throws BadRequestException where it is no policy document.
 */
export function readPolicy({ region, account }: Pick<Context, 'region' | 'account'>, restApiId: RestApiId, text: string): string {
  const policy = parse(text)
  if (!isObject(policy) || !hasStatements(policy) || text.length > longestPolicy) throw invalidPolicy()
  return JSON.stringify(policy).replaceAll('"execute-api:/', `"${arn.executeApi(region, account, restApiId, '', '', '').replace(/\/+$/, '')}/`)
}

/** AWS answers a policy with its quotes escaped once more than JSON asks for; Terraform counts on it. */
export function writePolicy(policy: string): string {
  return JSON.stringify(policy).slice(1, -1)
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
    throw invalidPolicy()
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalidPolicy(): Error {
  return badRequest('Invalid policy document. Please check the policy syntax and ensure that Principals are valid.')
}
