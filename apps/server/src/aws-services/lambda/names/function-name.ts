import { arn } from '@fourbox/domain'
import { ServiceError } from '@fourbox/wire'
import type { LambdaContext } from '../context.ts'
import { invalidValue, notFound } from '../errors.ts'

/** A function as a caller names it. */
export interface FunctionReference {
  readonly name: string
  /** `$LATEST`, a version or an alias, where one was named. */
  readonly qualifier?: string
}

type Place = Pick<LambdaContext, 'region' | 'account'>

export const latest = '$LATEST'

/** `NAME`, `ACCOUNT:function:NAME`, a whole ARN, each perhaps with `:QUALIFIER`; its form has been validated. */
const form = /^(?:arn:aws[a-zA-Z-]*:lambda:)?(?:([a-z][a-z-]*-\d):)?(?:(\d{12}):)?(?:function:)?([a-zA-Z0-9-_.]+)(?::(.+))?$/

/**
 * Reads how a call names its function, and the qualifier beside it.
 * @throws ServiceError for a function of another region or account, and for two qualifiers that differ
 */
export function readFunctionName(text: string, qualifier: string | undefined, { region, account }: Place): FunctionReference {
  const [, givenRegion, givenAccount, name = text, derived] = form.exec(text) ?? []
  if (givenRegion !== undefined && givenRegion !== region) {
    throw notFound(`Functions from '${givenRegion}' are not reachable in this region ('${region}')`)
  }
  if (givenAccount !== undefined && givenAccount !== account) {
    throw new ServiceError('AccessDeniedException', `The function ${text} belongs to another account, and no resource-based policy lets this one in.`)
  }
  if (derived !== undefined && qualifier !== undefined && derived !== qualifier) {
    throw invalidValue('The derived qualifier from the function name does not match the specified qualifier.')
  }
  const named = qualifier ?? derived
  return named === undefined ? { name } : { name, qualifier: named }
}

export function functionArn({ region, account }: Place, name: string, qualifier?: string): string {
  return arn.lambda(region, account, name, qualifier)
}

export function isVersionNumber(qualifier: string): boolean {
  return /^\d+$/.test(qualifier)
}
