import type { Handlers } from '../context.ts'
import { readApi } from '../rest-apis/api-document.ts'
import { authorizerOf, unknownAuthorizer } from '../authorizers/authorizers.ts'
import { methodOf, readHttpMethod, resourceOf, unknownResource } from '../methods/method-address.ts'

/** The draft is run as it stands, in a worker: what a template or a back end does never reaches the control plane. */
export const testInvoke = {
  async TestInvokeMethod({ restApiId, resourceId, httpMethod, ...call }, context) {
    const api = await readApi(context, restApiId, unknownResource())
    // A method under ANY is tested with the verb that its caller chooses.
    if (!resourceOf(api, resourceId).methods.ANY) methodOf(api, resourceId, httpMethod)
    const { status, body, headers, multiValueHeaders, log, latency } = await context.dataPlane.testInvoke({
      ...call,
      api,
      resourceId,
      httpMethod: readHttpMethod(httpMethod),
    })
    return { status, body, headers, multiValueHeaders, log, latency }
  },

  async TestInvokeAuthorizer({ restApiId, authorizerId, ...call }, context) {
    const api = await readApi(context, restApiId, unknownAuthorizer())
    authorizerOf(api, authorizerId)
    return context.dataPlane.testInvokeAuthorizer({ ...call, api, authorizerId })
  },
} satisfies Partial<Handlers>
