import { settings } from '../../settings.ts'

/** A function of this machine, as an integration or an authorizer names it. */
export interface LocalFunction {
  readonly name: string
  /** An alias or a version; absent for the function itself. */
  readonly qualifier?: string
}

/**
 * The function of this account and region that a field names: a name, with a qualifier or without, or an ARN. Undefined
 * for one of another account or region, and for an expression whose value only a stage knows.
 */
export function localFunction(text: string, region: string): LocalFunction | undefined {
  const named = new RegExp(`^(?:arn:aws[a-z-]*:lambda:${settings.region}:${settings.account}:function:)?([a-zA-Z0-9-_]{1,64})(?::([a-zA-Z0-9-_$]+))?$`).exec(
    text.trim(),
  )
  const [, name, qualifier] = named ?? []
  if (name === undefined || region !== settings.region) return undefined
  return { name, ...(qualifier === undefined || qualifier === '$LATEST' ? {} : { qualifier }) }
}

/** The name of a function that would be one of this machine and is not; undefined while nobody knows. */
export function missingFunction(functions: ReadonlyMap<string, unknown> | undefined, text: string, region: string): string | undefined {
  const named = localFunction(text, region)
  return named && functions && !functions.has(named.name) ? named.name : undefined
}
