import type { Authorizer, FunctionUse, Method, Resource, RestApi } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'

/** Every place that calls a function of this account and region, API by API; the order is that of the store. */
export async function functionUses(
  documents: Documents,
  { region, account }: { readonly region: string; readonly account: string },
): Promise<readonly FunctionUse[]> {
  const { items } = await documents.list('restApi')
  return items.flatMap((api) => usesOf(api, new RegExp(`/functions/arn:aws[a-z-]*:lambda:${region}:${account}:function:(.+)/invocations$`)))
}

function usesOf({ id: restApiId, name: apiName, resources, authorizers }: RestApi, pattern: RegExp): readonly FunctionUse[] {
  const use = (uri: string | undefined, place: FunctionUse['place']): readonly FunctionUse[] => {
    const functionName = pattern.exec(uri ?? '')?.[1]
    return functionName === undefined ? [] : [{ functionName, restApiId, apiName, place }]
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
