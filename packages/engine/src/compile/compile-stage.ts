import type { Account, MethodSetting, Stage } from '@fourbox/domain'
import type { Route } from '../call/call.ts'
import type { CacheControl, CallControl } from '../call/call-control.ts'
import type { CallPlace } from '../call/call-place.ts'
import type { Keeping } from '../trace/recorder.ts'
import type { Ports } from '../ports/ports.ts'
import type { ClockPort } from '../ports/world.ts'
import { settingOfMethod, stageLimits } from '../method-request/bucket-limits.ts'
import { withBuckets } from '../method-request/throttle.ts'
import { compileAccessLog } from '../trace/access-log.ts'
import type { Observation } from '../trace/report.ts'
import { Sampling } from '../trace/sampling.ts'
import type { CompiledApi } from './compile-api.ts'
import { byMethodKey } from './method-key.ts'

export interface StageParts {
  readonly stage: Stage
  readonly production: CompiledApi
  /** The deployment of `canarySettings`, where the stage has a canary. */
  readonly canary: CompiledApi | undefined
  /** Absent: no limit for the account as a whole. */
  readonly accountThrottle: Account['throttleSettings'] | undefined
  /** Somebody looks at its calls as they come: each is traced, whatever the stage's own tracing says. */
  readonly isWatched?: boolean
}

/** A stage as it runs: its settings bound to one or two compiled deployments. Made anew whenever the stage changes. */
export interface CompiledStage {
  readonly stage: Stage
  readonly production: StageSide
  readonly canary: (StageSide & { readonly share: number }) | undefined
  /** What the stage has set for a method, or for all methods, and whether the call that begins now is traced; asked once a call. */
  control(route: Route | undefined, clock: ClockPort): MethodControl
}

/** A method's settings in a stage, ready for its calls. */
interface MethodControl extends CallControl, Keeping {
  readonly observation: Observation
}

/** The same for a call as it usually comes, and for one that is not sampled. */
interface Controls {
  readonly usual: MethodControl
  readonly unsampled: MethodControl
}

/** One of the two things that a stage may run: a deployment, and what its calls are told of their place. */
export interface StageSide {
  readonly api: CompiledApi
  readonly place: CallPlace
}

/** Cheap: binds settings to what is compiled already, and looks up its buckets. */
export function compileStage(parts: StageParts, ports: Pick<Ports, 'limiter'>): CompiledStage {
  const { stage, production, canary, isWatched = false } = parts
  const sampling = stage.tracingEnabled ? new Sampling() : undefined
  const settings = byMethodKey(stage.methodSettings)
  const accessLog = stage.accessLogSettings?.format === undefined ? undefined : compileAccessLog(stage.accessLogSettings.format)
  const controls = new Map<Route, Controls>()
  const controlsOf = (setting: MethodSetting | undefined, isOwn: boolean, route: Route | undefined): Controls => {
    const limits = withBuckets(stageLimits(stage, setting, route, parts.accountThrottle), ports.limiter)
    const cache = cacheControl(stage, setting, isOwn, route)
    const control = (traces: boolean, samples: boolean | undefined): MethodControl => {
      const observation: Observation = {
        loggingLevel: setting?.loggingLevel ?? 'OFF',
        dataTraceEnabled: setting?.dataTraceEnabled === true,
        metricsEnabled: setting?.metricsEnabled === true,
        traces,
        accessLog,
      }
      return { limits, cache, observation, records: observation.loggingLevel !== 'OFF' || traces, traces, samples }
    }
    // Who looks sees each call, and changes nothing of what it says of itself.
    return { usual: control(stage.tracingEnabled || isWatched, stage.tracingEnabled || undefined), unsampled: control(isWatched, false) }
  }
  const unrouted = controlsOf(settings.get('*/*'), false, undefined)
  const controlsOfRoute = (route: Route): Controls => {
    const known = controls.get(route)
    if (known !== undefined) return known
    const { setting, isOwn } = settingOfMethod(settings, route)
    const made = controlsOf(setting, isOwn, route)
    controls.set(route, made)
    return made
  }
  const overrides = stage.canarySettings?.stageVariableOverrides
  return {
    stage,
    production: { api: production, place: placeOf(stage, production, stage.canarySettings && false, stage.variables ?? {}) },
    canary:
      canary === undefined || stage.canarySettings === undefined
        ? undefined
        : { api: canary, place: placeOf(stage, canary, true, { ...stage.variables, ...overrides }), share: stage.canarySettings.percentTraffic / 100 },
    control(route, clock) {
      const { usual, unsampled } = route === undefined ? unrouted : controlsOfRoute(route)
      return sampling === undefined || sampling.takes(clock.now()) ? usual : unsampled
    },
  }
}

/** Caching takes a cluster and the method's setting; switched on for all methods it acts on GET alone. */
function cacheControl(stage: Stage, setting: MethodSetting | undefined, isOwn: boolean, route: Route | undefined): CacheControl | undefined {
  if (!stage.cacheClusterEnabled || setting?.cachingEnabled !== true || setting.cacheTtlInSeconds <= 0) return undefined
  if (!isOwn && route?.httpMethod !== 'GET') return undefined
  const { cacheTtlInSeconds, requireAuthorizationForCacheControl, unauthorizedCacheControlHeaderStrategy } = setting
  return { ttlInSeconds: cacheTtlInSeconds, requireAuthorizationForCacheControl, unauthorizedCacheControlHeaderStrategy }
}

function placeOf(stage: Stage, api: CompiledApi, isCanary: boolean | undefined, variables: Readonly<Record<string, string>>): CallPlace {
  return {
    restApiId: stage.restApiId,
    stageName: stage.stageName,
    deploymentId: api.deploymentId,
    accountId: api.settings.accountId,
    region: api.settings.region,
    endpointType: api.endpointType,
    isCanary,
    isTest: false,
    variables: new Map(Object.entries(variables)),
    clientCertificateId: stage.clientCertificateId,
    mask: api.mask,
  }
}
