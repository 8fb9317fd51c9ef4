import { functionLogGroup } from '@fourbox/domain'
import { permitInvocation } from '../function/grant.ts'
import { functionOf, functionPage, go, goToMethod, type Mend, type Mending } from './mending.ts'

/** One that is not here is created, or another one called. */
export function mendsOfMissingFunction(mending: Mending): readonly Mend[] {
  const named = functionOf(mending)
  return [
    ...(named ? [go(`Create the function ${named.name}`, '/create-function', {}, { name: named.name })] : []),
    ...goToMethod(mending, 'Choose another function', 'integration-request/edit'),
  ]
}

/** The permission that AWS's console grants on saving: this API's method alone may call the function. */
export function mendsOfPermission(mending: Mending): readonly Mend[] {
  const { method } = mending
  const named = functionOf(mending)
  if (named === undefined || method === undefined) return mendsOfMissingFunction(mending)
  const { restApiId, httpMethod, path } = method
  return [
    {
      kind: 'do',
      label: `Grant API Gateway permission to call ${named.name}`,
      changes: 'account',
      run: () => permitInvocation(named, { type: 'method', restApiId, httpMethod, path }),
    },
    go(`Create the function ${named.name}`, '/create-function', {}, { name: named.name }),
  ]
}

/** Its code, and what it logged. */
export function mendsOfFunction(mending: Mending): readonly Mend[] {
  const named = functionOf(mending)
  return [
    ...functionPage(mending, 'Open the function’s code', '/functions/:functionName/code'),
    ...(named ? [go('Its log', '/log-groups/:logGroupName/events', { logGroupName: functionLogGroup(named.name) })] : []),
  ]
}
