import type { RestApi, RestApiHead } from '@fourbox/domain'

/** What an API says of itself. */
export function headOf(api: RestApi): RestApiHead {
  const { id: _i, createdDate: _c, tags: _t, rootResourceId: _r, resources: _s, models: _m, ...rest } = api
  const { authorizers: _a, requestValidators: _v, gatewayResponses: _g, documentationParts: _p, documentationVersions: _d, ...head } = rest
  return head
}

/** What is left of an API: its identity and all that hangs on it. */
export function withoutHead({
  name: _name,
  description: _description,
  version: _version,
  apiKeySource: _apiKeySource,
  binaryMediaTypes: _binaryMediaTypes,
  minimumCompressionSize: _minimumCompressionSize,
  endpointConfiguration: _endpointConfiguration,
  policy: _policy,
  disableExecuteApiEndpoint: _disableExecuteApiEndpoint,
  securityPolicy: _securityPolicy,
  endpointAccessMode: _endpointAccessMode,
  ...rest
}: RestApi): Omit<RestApi, keyof RestApiHead> {
  return rest
}
