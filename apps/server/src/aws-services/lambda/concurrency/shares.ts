import type { LambdaFunction } from '@fourbox/domain'
import type { LambdaContext } from '../context.ts'
import { invalidValue, refusedInFront } from '../errors.ts'

/** Of an account. */
export const concurrentExecutions = 1000
/** What shares leave to all other functions. */
const leastUnreserved = 100

/** What functions have taken out of the account for themselves: reserved, or provisioned without being reserved. */
export async function takenShares({ documents }: LambdaContext, besides?: string): Promise<number> {
  const all = (await documents.list('function')).items
  return all.filter(({ name }) => name !== besides).reduce((sum, each) => sum + (each.reservedConcurrentExecutions ?? provisionedOf(each)), 0)
}

/** @throws ServiceError for a share that leaves too little to others, or less to the function than it has provisioned */
export async function checkReservable(context: LambdaContext, found: LambdaFunction, reserved: number): Promise<void> {
  const provisioned = provisionedOf(found)
  if (provisioned > reserved) {
    throw refusedInFront(` ReservedConcurrentExecutions  ${reserved} should not be lower than function's total provisioned concurrency [${provisioned}].`)
  }
  if (concurrentExecutions - (await takenShares(context, found.name)) - reserved < leastUnreserved) {
    throw refusedInFront(
      `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${leastUnreserved}].`,
    )
  }
}

/** @throws ServiceError for more than the function has reserved, or than the account can spare */
export async function checkProvisionable(context: LambdaContext, found: LambdaFunction, qualifier: string, requested: number): Promise<void> {
  const total = provisionedOf(found, qualifier) + requested
  if (found.reservedConcurrentExecutions !== undefined) {
    if (total <= found.reservedConcurrentExecutions) return
    throw invalidValue('Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function')
  }
  const unreserved = concurrentExecutions - (await takenShares(context, found.name))
  if (total > unreserved) {
    throw invalidValue(`Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [${unreserved}].`)
  }
  if (unreserved - total < leastUnreserved) {
    throw invalidValue(
      `Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${leastUnreserved}].`,
    )
  }
}

function provisionedOf({ provisionedConcurrency = {} }: LambdaFunction, besides?: string): number {
  return Object.entries(provisionedConcurrency).reduce((sum, [qualifier, { requested }]) => (qualifier === besides ? sum : sum + requested), 0)
}
