import { addressByHost, addressByPath, callableName } from '@fourbox/domain'
import { settings } from '../../settings.ts'
import { curlVerb } from './curl-verb.ts'

/** One way to call a deployed method. */
export interface InvokeAddress {
  /** What the form is called: `Invoke URL`, `by path`, `custom domain`. */
  readonly form: string
  readonly url: string
  /** What curl must be told beside the URL, such as where a domain's name leads. */
  readonly curlOptions?: string
}

/** A custom domain name under which a stage answers. */
export interface MappedDomain {
  readonly domainName: string
  /** Without slashes; empty for the domain's root. */
  readonly basePath: string
  /** Absent where the mapping leaves the stage to the caller, whose path begins with it. */
  readonly stage?: string
}

interface Deployed {
  readonly restApiId: string
  readonly stageName: string
  /** From the slash on, with the values of its variables where they are known. */
  readonly path: string
}

/** All forms of the address of a deployed method: by host, for browsers; by path, for clients that do not resolve names below localhost; by its domains. */
export function invokeAddresses({ restApiId, stageName, path }: Deployed, domains: readonly MappedDomain[]): readonly [InvokeAddress, ...InvokeAddress[]] {
  if (settings.elsewhere?.isAws === true) return addressesOfAws({ restApiId, stageName, path }, domains)
  // With the slash after the stage: without it API Gateway answers 403, as if there were no root.
  const byPath: InvokeAddress = { form: 'by path', url: `${addressByPath(settings.executeOrigin, restApiId)}/${stageName}${path}` }
  const byDomains = domains.map((domain): InvokeAddress => {
    const { origin, curlOptions } = domainHere(domain.domainName)
    return { form: 'custom domain', url: `${origin}${placeIn(domain, stageName)}${path}`, curlOptions }
  })
  const byHost = addressByHost(settings.executeOrigin, restApiId)
  return byHost === undefined ? [byPath, ...byDomains] : [{ form: 'Invoke URL', url: `${byHost}/${stageName}${path}` }, byPath, ...byDomains]
}

function addressesOfAws({ restApiId, stageName, path }: Deployed, domains: readonly MappedDomain[]): readonly [InvokeAddress, ...InvokeAddress[]] {
  const byDomains = domains.map((domain): InvokeAddress => ({
    form: 'custom domain',
    url: `https://${callableName(domain.domainName)}${placeIn(domain, stageName)}${path}`,
  }))
  return [{ form: 'Invoke URL', url: `https://${restApiId}.execute-api.${settings.region}.amazonaws.com/${stageName}${path}` }, ...byDomains]
}

/** A custom domain's name as it answers here: its origin, and how curl finds it, since no name server knows it. */
export function domainHere(
  domainName: string,
  executeOrigin = settings.executeOrigin,
): { readonly name: string; readonly origin: string; readonly curlOptions: string } {
  const { protocol, port } = new URL(executeOrigin)
  const name = callableName(domainName)
  return {
    name,
    origin: `${protocol}//${name}${port === '' ? '' : `:${port}`}`,
    curlOptions: `--resolve '${name}:${port || (protocol === 'https:' ? '443' : '80')}:127.0.0.1'`,
  }
}

/** What of a path below a domain name leads to the stage. */
function placeIn({ basePath, stage }: MappedDomain, stageName: string): string {
  const place = [basePath, ...(stage === undefined ? [stageName] : [])].filter((part) => part !== '')
  return place.map((part) => `/${part}`).join('')
}

interface CurlCall {
  readonly address: InvokeAddress
  readonly httpMethod: string
  readonly apiKeyRequired?: boolean
}

/** The call as a line for a shell. A key is left to a variable of the shell: a line that is kept tells no secret. */
export function curlLine({ address: { url, curlOptions }, httpMethod, apiKeyRequired = false }: CurlCall): string {
  const verb = httpMethod === 'ANY' ? 'GET' : httpMethod
  return [
    'curl',
    ...curlVerb(verb),
    ...(curlOptions === undefined ? [] : [curlOptions]),
    `'${url}'`,
    ...(apiKeyRequired ? [`-H "x-api-key: $API_KEY"`] : []),
    ...(['POST', 'PUT', 'PATCH'].includes(verb) ? [`-H 'Content-Type: application/json' -d '{}'`] : []),
  ].join(' ')
}
