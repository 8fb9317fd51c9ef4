import type { ClockPort, ObserverPort, Ports } from '@fourbox/engine'
import type { ServerClock } from '../../clock/server-clock.ts'
import type { Store } from '@fourbox/store'
import { isUtf8 } from 'node:buffer'
import { TokenVerifier } from '../../identity/tokens.ts'
import type { AccessKeyIndex } from '../live-stages/access-key-index.ts'
import type { ApiKeyIndex } from '../live-stages/api-key-index.ts'
import type { DataPlaneSettings } from '../data-plane.ts'
import type { FunctionCalls } from '../functions/function-calls.ts'
import { awsServicePort } from './aws-service.ts'
import { BackEndPools } from './back-end-pools.ts'
import { compression } from './compression.ts'
import { forbiddenAddresses } from './forbidden-addresses.ts'
import { functionStreamsPort } from './function-streams.ts'
import { httpPort } from './http.ts'
import { lambdaPort } from './lambda.ts'
import { localFunctions } from './local-functions.ts'
import { makeLimiter } from './limiter.ts'
import { memoryCache } from './memory-cache.ts'
import { pooledIds } from './random.ts'
import { quotasPort } from './quotas.ts'
import type { SharedPorts } from './shared-ports.ts'
import type { StageCaches } from './stage-caches.ts'
import { signaturesPort } from './signatures.ts'

export interface LentPorts {
  readonly ports: Ports & { readonly cache: StageCaches }
  /** Lets go of every connection to a back end. */
  close(): Promise<void>
}

/** What a worker keeps in memory for its ports. */
export interface Memories {
  readonly clock: ServerClock
  /** Undefined where each worker counts for itself, and with its store. */
  readonly shared: SharedPorts | undefined
  readonly apiKeys: ApiKeyIndex
  readonly accessKeys: AccessKeyIndex
  readonly observer: ObserverPort
  readonly functionCalls: FunctionCalls
  /** Where the worker listens; known once it does. */
  readonly executePort: () => number
  readonly foretell: Ports['foretell']
}

/** What the engine is lent in a worker. */
export function lendPorts(
  settings: DataPlaneSettings,
  store: Store,
  { clock: time, shared, apiKeys, accessKeys, observer, functionCalls, executePort, foretell }: Memories,
): LentPorts {
  const monotonic = () => performance.now()
  const clock: ClockPort = { now: time.now, monotonic }
  // What is signed for others goes by their time.
  const machine: ClockPort = { now: () => Date.now(), monotonic }
  const pools = new BackEndPools(forbiddenAddresses(settings.controlPort, settings.deniedIntegrationHosts))
  const verifier = new TokenVerifier(settings.userPools)
  const lambdaParts = { pools, clock: machine, environment: process.env, allowAws: settings.allowAws, local: localFunctions(functionCalls, machine) }
  const ports: LentPorts['ports'] = {
    http: httpPort({ pools, petstorePort: settings.petstorePort, documents: store.served.documents, executePort }),
    lambda: lambdaPort(lambdaParts),
    functionStreams: functionStreamsPort(lambdaParts),
    awsService: awsServicePort(pools, machine, process.env, settings.allowAws),
    signatures: signaturesPort(accessKeys, settings.account, clock),
    tokens: { verify: (token, providerARNs) => verifier.verify(token, providerARNs, new Date(clock.now())) },
    apiKeys,
    quotas: quotasPort(shared?.counters ?? store.counters, settings.quotasWhenAway),
    limiter: shared?.limiter ?? makeLimiter(time.elapsed, settings.workers),
    cache: shared?.cache ?? memoryCache(time.elapsed),
    compression,
    isUtf8,
    encodeUtf8: (text) => Buffer.from(text),
    foretell,
    clock,
    newId: pooledIds(),
    observer,
  }
  return { ports, close: () => pools.close() }
}
