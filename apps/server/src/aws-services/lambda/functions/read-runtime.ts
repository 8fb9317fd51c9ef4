import { lambdaRuntimes } from '@fourbox/wire'
import type { LambdaContext } from '../context.ts'
import { invalidValue } from '../errors.ts'

/** What Lambda ran once. AWS refuses new functions of them; here the nearest interpreter runs them, unless AWS's refusal is wanted. */
const withdrawn: ReadonlySet<string> = new Set([
  'nodejs',
  'nodejs4.3',
  'nodejs4.3-edge',
  'nodejs6.10',
  'nodejs8.10',
  'nodejs10.x',
  'nodejs12.x',
  'nodejs14.x',
  'python2.7',
  'python3.6',
  'python3.7',
  'java8',
  'go1.x',
  'provided',
  'ruby2.5',
  'ruby2.7',
  'dotnetcore1.0',
  'dotnetcore2.0',
  'dotnetcore2.1',
  'dotnetcore3.1',
  'dotnet5.0',
  'dotnet7',
])

/** Whether AWS has once run it and does no longer. */
export function isWithdrawn(runtime: string): boolean {
  return withdrawn.has(runtime)
}

/** @throws ServiceError for a runtime that never was, and for one that was withdrawn where those are refused as on AWS */
export function checkRuntime({ refuseWithdrawnRuntimes }: Pick<LambdaContext, 'refuseWithdrawnRuntimes'>, runtime: string): void {
  if (lambdaRuntimes.includes(runtime)) return
  if (isWithdrawn(runtime)) {
    if (!refuseWithdrawnRuntimes) return
    throw invalidValue(
      `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
      'Runtime',
    )
  }
  throw invalidValue(
    `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${lambdaRuntimes.join(', ')}] or be a valid ARN`,
    'Runtime',
  )
}
