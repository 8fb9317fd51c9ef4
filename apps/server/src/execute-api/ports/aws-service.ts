import type { AwsServicePort, ClockPort, HttpAnswer, LambdaRequest } from '@fourbox/engine'
import { signRequest } from '../../identity/sign.ts'
import { awsEndpoint, signingName, type AwsEndpoint } from './aws-endpoint.ts'
import type { BackEndPools } from './back-end-pools.ts'
import { exchange, type ExchangeRequest } from './exchange.ts'

/** Signs calls of AWS's services and sends them to where the environment says, or to AWS. */
export function awsServicePort(pools: BackEndPools, clock: ClockPort, environment: NodeJS.ProcessEnv, allowAws: boolean): AwsServicePort {
  return {
    send: async (request) => {
      const { service, subdomain, region, onSigned } = request
      const endpoint = awsEndpoint(environment, { service, subdomain, region, allowAws })
      return sendSigned(pools, endpoint, { ...request, streamAbove: undefined }, { region, service: signingName(service), now: clock.now(), onSigned })
    },
  }
}

/** How a request is signed. */
interface Signing extends Pick<LambdaRequest, 'onSigned'> {
  readonly region: string
  readonly service: string
  readonly now: number
}

/** Sends one signed request to an endpoint; `path` is what comes after the endpoint's own. @throws BackendFailure */
export function sendSigned(
  pools: BackEndPools,
  { origin, basePath, credentials }: AwsEndpoint,
  request: ExchangeRequest,
  { region, service, now, onSigned }: Signing,
): Promise<HttpAnswer> {
  const path = basePath + request.path
  const question = path.indexOf('?')
  const host = ['Host', origin.slice(origin.indexOf('//') + 2)]
  const headers = [...request.headers, ...host]
  const signed = signRequest(
    {
      method: request.method,
      rawPath: question < 0 ? path : path.slice(0, question),
      rawQuery: question < 0 ? '' : path.slice(question + 1),
      headers,
      body: request.body ?? new Uint8Array(),
    },
    { credentials, region, service, now },
  )
  onSigned?.([...host, ...signed])
  return exchange(pools.find({ origin, insecureSkipVerification: false }), { ...request, path, headers: [...headers, ...signed] })
}
