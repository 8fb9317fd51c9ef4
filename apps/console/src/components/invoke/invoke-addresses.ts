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
  const { protocol, host, port, origin } = new URL(settings.executeOrigin)
  const local = host.replace(/^127\.0\.0\.1/, 'localhost')
  // With the slash after the stage: without it API Gateway answers 403, as if there were no root.
  const byPath: InvokeAddress = { form: 'by path', url: `${origin}/_aws/execute-api/${restApiId}/${stageName}${path}` }
  const byDomains = domains.map((domain): InvokeAddress => {
    const name = nameOf(domain)
    return {
      form: 'custom domain',
      url: `${protocol}//${name}${port === '' ? '' : `:${port}`}${placeIn(domain, stageName)}${path}`,
      curlOptions: `--resolve '${name}:${port === '' ? '80' : port}:127.0.0.1'`,
    }
  })
  // Only this machine's own names stand behind an API's id.
  if (!/^localhost(?::|$)/.test(local)) return [byPath, ...byDomains]
  return [{ form: 'Invoke URL', url: `${protocol}//${restApiId}.execute-api.${local}/${stageName}${path}` }, byPath, ...byDomains]
}

function addressesOfAws({ restApiId, stageName, path }: Deployed, domains: readonly MappedDomain[]): readonly [InvokeAddress, ...InvokeAddress[]] {
  const byDomains = domains.map((domain): InvokeAddress => ({ form: 'custom domain', url: `https://${nameOf(domain)}${placeIn(domain, stageName)}${path}` }))
  return [{ form: 'Invoke URL', url: `https://${restApiId}.execute-api.${settings.region}.amazonaws.com/${stageName}${path}` }, ...byDomains]
}

/** One of the names that a wildcard stands for. */
function nameOf({ domainName }: MappedDomain): string {
  return domainName.replace(/^\*/, 'any')
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

/** The variables of a path, in their order, without the plus of a greedy one. */
export function variablesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name.replace(/\+$/, ''))
}

/** A path with the values of its variables; one without a value stays as it is. */
export function filledPath(path: string, values: ReadonlyMap<string, string>): string {
  return path.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
    const value = values.get(name.replace(/\+$/, '')) ?? ''
    if (value === '') return whole
    return name.endsWith('+') ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value)
  })
}
