import { call } from '../../client/aws.ts'
import { goToMethod, type Mend, type Mending } from './mending.ts'

/** A default for what no pattern matches: of the first status that the method declares and no integration response is for. */
export function mendsOfNoResponse(mending: Mending): readonly Mend[] {
  const { method } = mending
  const taken = method?.settings.methodIntegration?.integrationResponses ?? {}
  const statusCode = Object.keys(method?.settings.methodResponses ?? {}).find((code) => !Object.hasOwn(taken, code))
  return [
    ...(method && statusCode !== undefined
      ? [
          {
            kind: 'do' as const,
            label: `Add a default response, ${statusCode}`,
            changes: 'draft' as const,
            run: async () => {
              const { restApiId, resourceId, httpMethod } = method
              await call('PutIntegrationResponse', { restApiId, resourceId, httpMethod, statusCode })
              return `The integration response ${statusCode} is the default`
            },
          },
        ]
      : []),
    ...goToMethod(mending, 'Add a response', 'integration-response/create'),
    ...goToMethod(mending, 'Correct a pattern', 'integration-response'),
  ]
}

/** The status is declared as it is, without headers and models. */
export function mendsOfNoMethodResponse(mending: Mending): readonly Mend[] {
  const { method, about } = mending
  const { statusCode } = about
  if (method === undefined || statusCode === undefined || Object.hasOwn(method.settings.methodResponses ?? {}, statusCode)) return []
  return [
    {
      kind: 'do',
      label: `Add the method response ${statusCode}`,
      changes: 'draft',
      run: async () => {
        const { restApiId, resourceId, httpMethod } = method
        await call('PutMethodResponse', { restApiId, resourceId, httpMethod, statusCode })
        return `The method response ${statusCode} is declared`
      },
    },
  ]
}
