import type { Method, RestApi } from '@fourbox/domain'

/** The methods of an API for which a statement holds, as AWS names them in a refusal: verb, slash, path (`GET//test`). */
export function methodsWhere(api: RestApi, holds: (method: Method) => boolean): readonly string[] {
  return Object.values(api.resources).flatMap(({ path, methods }) =>
    Object.values(methods)
      .filter(holds)
      .map(({ httpMethod }) => `${httpMethod}/${path}`),
  )
}
