import type { DomainName } from '@fourbox/domain'

/** What a request's Host and path lead to. */
export type Address =
  | DeployedAddress
  /** A custom domain's own answer to `/ping` and `/sping`. */
  | { readonly kind: 'ping' }
  /** A known host, and no stage behind it. */
  | { readonly kind: 'nothing' }
  /** The host names no API: the place for `/healthz`. */
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
  /** Absent on the default host, `(none)` for the empty base path. */
  readonly basePathMatched?: string
}

/** The host of a request once it is understood. */
export type Host =
  | { readonly kind: 'execute-api'; readonly restApiId: string; readonly domainName: string; readonly vpceId?: string }
  | { readonly kind: 'custom'; readonly domain: DomainName }
  | { readonly kind: 'other' }

/**
 * Reads a Host header (any case, with or without port): `{apiId}.execute-api.` in front of one of `defaultDomains`, for
 * private APIs also `{apiId}-{vpceId}.execute-api.`, or a custom domain's name. Any other name is none of ours, so that a
 * name which somebody else owns cannot be made to lead here.
 */
export function readHost(header: string, findDomain: (name: string) => DomainName | undefined): Host {
  const name = header.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '')
  const [, label] = defaultHost.exec(name) ?? []
  if (label !== undefined) return { kind: 'execute-api', domainName: name, ...readLabel(label) }
  const domain = findDomain(name)
  return domain ? { kind: 'custom', domain } : { kind: 'other' }
}

/** Behind `execute-api.`: this machine's own names, with or without a region, LocalStack's name for it, and AWS's own. */
const defaultDomains = String.raw`(?:[a-z]{2}(?:-[a-z]+)+-\d\.)?(?:localhost|localhost\.localstack\.cloud)|[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com(?:\.cn)?`
const defaultHost = new RegExp(`^([\\w-]+)\\.execute-api\\.(?:${defaultDomains})$`)

/** An id that somebody chose may have hyphens of its own. */
function readLabel(label: string): { readonly restApiId: string; readonly vpceId?: string } {
  const [, restApiId, vpceId] = /^(.+)-(vpce-[a-z0-9]+)$/.exec(label) ?? []
  return restApiId === undefined || vpceId === undefined ? { restApiId: label } : { restApiId, vpceId }
}

/** Finds API, stage and the rest of the path. `path` is raw, without query. Nothing is decoded: stage names hold no escapes. */
export function readAddress(host: Host, path: string): Address {
  if (host.kind === 'execute-api') return withEndpoint(underStage(host.restApiId, path, host.domainName), host.vpceId)
  if (host.kind === 'custom') return underBasePath(host.domain, path)
  return underPathForm(path)
}

const pathForm = '/_aws/execute-api/'
const olderPathForm = '/restapis/'
const userRequest = '/_user_request_'

/** `/_aws/execute-api/{apiId}/{stage}/…` and `/restapis/{apiId}/{stage}/_user_request_/…`. */
function underPathForm(path: string): Address {
  if (path.startsWith(pathForm)) {
    const restApiId = segmentAt(path, pathForm.length)
    return underStage(restApiId, path.slice(pathForm.length + restApiId.length), defaultDomainName(restApiId))
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
  return { kind: 'no-api' }
}

function underStage(restApiId: string, path: string, domainName: string): Address {
  const stageName = segmentAt(path, 1)
  return stageName === '' ? { kind: 'nothing' } : stage(restApiId, stageName, path.slice(1 + stageName.length), path, domainName)
}

function withEndpoint(address: Address, vpceId: string | undefined): Address {
  return vpceId === undefined || address.kind !== 'stage' ? address : { ...address, vpceId }
}

/**
 * The longest base path that fits wins; one without a stage takes it from the next segment. A base path alone is the
 * root resource, which the default host's stage without a slash is not.
 */
function underBasePath(domain: DomainName, path: string): Address {
  if (path === '/ping' || path === '/sping') return { kind: 'ping' }
  let best: DomainName['basePathMappings'][number] | undefined
  let before = ''
  for (const mapping of domain.basePathMappings) {
    const prefix = mapping.basePath === '(none)' ? '' : `/${mapping.basePath}`
    const fits = prefix === '' || path === prefix || path.startsWith(`${prefix}/`)
    if (fits && (best === undefined || prefix.length > before.length)) [best, before] = [mapping, prefix]
  }
  if (!best) return { kind: 'nothing' }
  const rest = path.slice(before.length)
  const basePathMatched = best.basePath
  if (best.stage !== undefined) return { ...stage(best.restApiId, best.stage, rest || '/', path, domain.domainName), basePathMatched }
  const stageName = segmentAt(rest, 1)
  if (stageName === '') return { kind: 'nothing' }
  return { ...stage(best.restApiId, stageName, rest.slice(1 + stageName.length) || '/', path, domain.domainName), basePathMatched }
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
