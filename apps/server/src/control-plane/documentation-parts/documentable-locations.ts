import { type DocumentationPartLocation, type Method, parameterPartTypes, parseMappingTarget, parseRequestParameter, type RestApi } from '@fourbox/domain'

/** Every place of an API that a documentation part can describe. */
export function documentableLocations(api: RestApi): readonly DocumentationPartLocation[] {
  return [
    { type: 'API' },
    ...Object.values(api.authorizers).map(({ name }) => ({ type: 'AUTHORIZER', name }) as const),
    ...Object.keys(api.models).map((name) => ({ type: 'MODEL', name }) as const),
    ...Object.values(api.resources).flatMap(({ path, methods }) => [
      { type: 'RESOURCE', path } as const,
      ...Object.values(methods).flatMap((method) => methodLocations(path, method)),
    ]),
  ]
}

function methodLocations(path: string, { httpMethod: method, requestParameters = {}, methodResponses }: Method): readonly DocumentationPartLocation[] {
  const parameters = Object.keys(requestParameters).flatMap((key) => {
    const parameter = parseRequestParameter(key)
    return parameter ? [{ type: parameterPartTypes[parameter.place], path, method, name: parameter.name }] : []
  })
  const responses = Object.values(methodResponses).flatMap(({ statusCode, responseParameters = {} }) => [
    { type: 'RESPONSE', path, method, statusCode } as const,
    ...Object.keys(responseParameters).flatMap((key) => {
      const header = parseMappingTarget(key)
      return header ? [{ type: 'RESPONSE_HEADER', path, method, statusCode, name: header.name } as const] : []
    }),
    { type: 'RESPONSE_BODY', path, method, statusCode } as const,
  ])
  return [{ type: 'METHOD', path, method }, ...parameters, { type: 'REQUEST_BODY', path, method }, ...responses]
}
