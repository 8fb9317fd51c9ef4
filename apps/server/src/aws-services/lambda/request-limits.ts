import { functionLimits } from '@fourbox/domain'

const { requestBytes: largestRequest } = functionLimits

/** `/2015-03-31/functions/…`: no path of API Gateway's begins with a date. */
export function isForLambda(path: string): boolean {
  return /^\/20\d\d-\d\d-\d\d\//.test(path)
}

interface RequestLimit {
  readonly bytes: number
  /** As the refusal names it. */
  readonly operation: string
}

/** A zip of 50 MB in Base64, and a little. */
const largestUpload = 70_167_211

/** Whether a call carries a zip. */
export function isUpload(method: string, path: string): boolean {
  return requestLimit(method, path).bytes === largestUpload
}

/** The largest body of a call of Lambda, known before it is read. */
export function requestLimit(method: string, path: string): RequestLimit {
  if (path.endsWith('/invocations')) return { bytes: largestRequest, operation: 'InvokeFunction' }
  if (method === 'PUT' && path.endsWith('/code')) return { bytes: largestUpload, operation: 'UpdateFunctionCode' }
  if (method === 'POST' && /\/layers\/[^/]+\/versions$/.test(path)) return { bytes: largestUpload, operation: 'PublishLayerVersion' }
  if (method === 'POST' && /\/functions\/?$/.test(path)) return { bytes: largestUpload, operation: 'CreateFunction' }
  return { bytes: largestRequest, operation: path.endsWith('-invocations') ? 'InvokeWithResponseStream' : 'requested' }
}
