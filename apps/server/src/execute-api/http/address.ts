import { addressingPath } from '@fourbox/domain'
import type { CompiledDomain, DomainTarget } from '../custom-domains/compile-domain.ts'

/** What a request's Host and path lead to. */
export type Address =
  | DeployedAddress
  /** What `/ping` and `/sping` lead to at a custom domain, and at a host that names no API. */
  | { readonly kind: 'ping' }
  /** A known host, and no stage behind it. */
  | { readonly kind: 'nothing' }
  /** The host names no API: the place for `/healthz` and `/readyz`. */
  | { readonly kind: 'no-api' }

export interface DeployedAddress {
  readonly kind: 'stage'
  readonly restApiId: string
  readonly stageName: string
  /** Behind the stage or the base path, undecoded; empty when there is nothing behind the stage of the default host. */
  readonly path: string
  /** The whole path as AWS would see it: stage or base path included. */
  readonly requestPath: string
  readonly domainName: string
  /** The VPC endpoint that the host names. */
  readonly vpceId?: string
  /** What of a custom domain led here; absent on the default host. */
  readonly custom?: DomainTarget
}

/** The host of a request once it is understood. */
export type Host =
  | { readonly kind: 'execute-api'; readonly restApiId: string; readonly domainName: string; readonly vpceId?: string }
  | { readonly kind: 'custom'; readonly domain: CompiledDomain }
  | { readonly kind: 'other' }

/**
 * Reads a Host header (any case, with or without port): `{apiId}.execute-api.` in front of one of `defaultDomains`, for
 * private APIs also `{apiId}-{vpceId}.execute-api.`, or a custom domain's name. Any other name is none of ours, so that a
 * name which somebody else owns cannot be made to lead here.
 */
export function readHost(header: string, findDomain: (name: string) => CompiledDomain | undefined): Host {
  const name = header.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '')
  const [, label] = defaultHost.exec(name) ?? []
  if (label !== undefined) return { kind: 'execute-api', domainName: name, ...readLabel(label) }
  const domain = findDomain(name)
  return domain ? { kind: 'custom', domain } : { kind: 'other' }
}

/** Behind `execute-api.`: this machine's own names, with or without a region, LocalStack's name for it, and AWS's own. */
const defaultDomains = String.raw`(?:[a-z]{2}(?:-[a-z]+)+-\d\.)?(?:localhost|localhost\.localstack\.cloud)|[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com(?:\.cn)?`
const defaultHost = new RegExp(`^([\\w-]+)\\.execute-api\\.(?:${defaultDomains})$`)
const defaultName = new RegExp(`^[\\w-]+(\\.(?:execute-api|lambda-url)\\.(?:${defaultDomains}))$`)

/** `*.execute-api.eu-west-1.localhost` for a default host of an API there, or of a function's address; undefined for other names. In small letters. */
export function defaultWildcard(name: string): string | undefined {
  const [, domain] = defaultName.exec(name) ?? []
  return domain === undefined ? undefined : `*${domain}`
}

/** An id that somebody chose may have hyphens of its own. */
function readLabel(label: string): { readonly restApiId: string; readonly vpceId?: string } {
  const [, restApiId, vpceId] = /^(.+)-(vpce-[a-z0-9]+)$/.exec(label) ?? []
  return restApiId === undefined || vpceId === undefined ? { restApiId: label } : { restApiId, vpceId }
}

/** Finds API, stage and the rest of the path. `path` is raw, without query; `headers` are Node's raw ones. Nothing is decoded: stage names and base paths hold no escapes. */
export function readAddress(host: Host, path: string, headers: readonly string[]): Address {
  if (host.kind === 'execute-api') return withEndpoint(underStage(host.restApiId, path, host.domainName), host.vpceId)
  if (host.kind === 'custom') return underDomain(host.domain, path, headers)
  return underPathForm(path)
}

const olderPathForm = '/restapis/'
const userRequest = '/_user_request_'

/** `/_aws/execute-api/{apiId}/{stage}/…` and `/restapis/{apiId}/{stage}/_user_request_/…`. */
function underPathForm(path: string): Address {
  if (path.startsWith(addressingPath)) {
    const restApiId = segmentAt(path, addressingPath.length)
    return underStage(restApiId, path.slice(addressingPath.length + restApiId.length), defaultDomainName(restApiId))
  }
  if (path.startsWith(olderPathForm)) {
    const restApiId = segmentAt(path, olderPathForm.length)
    const stageName = segmentAt(path, olderPathForm.length + restApiId.length + 1)
    const before = `${olderPathForm}${restApiId}/${stageName}${userRequest}`
    if (path.startsWith(`${before}/`) || path === before) {
      const rest = path.slice(before.length)
      return stage(restApiId, stageName, rest, `/${stageName}${rest}`, defaultDomainName(restApiId))
    }
  }
  return { kind: isPing(path) ? 'ping' : 'no-api' }
}

/** What API Gateway answers by itself wherever no stage's name comes first: `execute-api.us-east-1.amazonaws.com/ping`. */
function isPing(path: string): boolean {
  return path === '/ping' || path === '/sping'
}

function underStage(restApiId: string, path: string, domainName: string): Address {
  const stageName = segmentAt(path, 1)
  return stageName === '' ? { kind: 'nothing' } : stage(restApiId, stageName, path.slice(1 + stageName.length), path, domainName)
}

function withEndpoint(address: Address, vpceId: string | undefined): Address {
  return vpceId === undefined || address.kind !== 'stage' ? address : { ...address, vpceId }
}

/**
 * A mapping without a stage takes it from the next segment. A base path alone is the root resource, which the default
 * host's stage without a slash is not.
 */
function underDomain({ domainName, route }: CompiledDomain, path: string, headers: readonly string[]): Address {
  if (isPing(path)) return { kind: 'ping' }
  const custom = route(path, headers)
  if (!custom) return { kind: 'nothing' }
  const rest = path.slice(custom.stripped)
  if (custom.stage !== undefined) return { ...stage(custom.restApiId, custom.stage, fromRoot(rest), path, domainName), custom }
  const stageName = segmentAt(rest, 1)
  if (stageName === '') return { kind: 'nothing' }
  return { ...stage(custom.restApiId, stageName, fromRoot(rest.slice(1 + stageName.length)), path, domainName), custom }
}

function fromRoot(path: string): string {
  return path.startsWith('/') ? path : `/${path}`
}

function stage(restApiId: string, stageName: string, path: string, requestPath: string, domainName: string): DeployedAddress {
  return { kind: 'stage', restApiId, stageName, path, requestPath, domainName }
}

/** The text from `start` to the next slash. */
function segmentAt(path: string, start: number): string {
  const end = path.indexOf('/', start)
  return end < 0 ? path.slice(start) : path.slice(start, end)
}

function defaultDomainName(restApiId: string): string {
  return `${restApiId}.execute-api.localhost`
}
