import { type Authorizer, type FunctionUse, type Method, parseArn, parseInvocationUri, type Resource, type RestApi } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'

interface Place {
  readonly region: string
  readonly account: string
}

/** Every place that calls a function of this account and region, API by API; the order is that of the store. */
export async function functionUses(documents: Documents, place: Place): Promise<readonly FunctionUse[]> {
  const { items } = await documents.list('restApi')
  return items.flatMap((api) => usesOf(api, place))
}

function usesOf({ id: restApiId, name: apiName, resources, authorizers }: RestApi, { region, account }: Place): readonly FunctionUse[] {
  const use = (uri: string | undefined, place: FunctionUse['place']): readonly FunctionUse[] => {
    const arn = parseArn(parseInvocationUri(uri ?? '')?.functionArn ?? '')
    if (arn?.service !== 'lambda' || arn.region !== region || arn.account !== account) return []
    return [{ functionName: arn.resource.replace(/^function:/, ''), restApiId, apiName, place }]
  }
  return [
    ...Object.values(resources).flatMap((resource) => Object.values(resource.methods).flatMap((method) => use(uriOf(method), placeOf(resource, method)))),
    ...Object.values(authorizers).flatMap((authorizer) =>
      use(authorizerUri(authorizer), { type: 'authorizer', authorizerId: authorizer.id, name: authorizer.name }),
    ),
  ]
}

function uriOf({ integration }: Method): string | undefined {
  return integration !== undefined && 'uri' in integration ? integration.uri : undefined
}

function authorizerUri(authorizer: Authorizer): string | undefined {
  return 'authorizerUri' in authorizer ? authorizer.authorizerUri : undefined
}

function placeOf({ id: resourceId, path }: Resource, { httpMethod, integration }: Method): FunctionUse['place'] {
  return { type: 'method', resourceId, path, httpMethod, integrationType: integration?.type ?? '' }
}
