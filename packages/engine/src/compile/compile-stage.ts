import type { Account, MethodSetting, Stage } from '@fourbox/domain'
import type { CallPlace, Route } from '../call.ts'
import type { Ports } from '../ports.ts'
import { compileAccessLog } from '../trace/access-log.ts'
import type { Observation } from '../trace/report.ts'
import type { CompiledApi } from './compile-api.ts'

export interface StageParts {
  readonly stage: Stage
  readonly production: CompiledApi
  /** The deployment of `canarySettings`, where the stage has a canary. */
  readonly canary: CompiledApi | undefined
  /** Absent: no limit for the account as a whole. */
  readonly accountThrottle: Account['throttleSettings'] | undefined
}

/** A stage as it runs: its settings bound to one or two compiled deployments. Made anew whenever the stage changes. */
export interface CompiledStage {
  readonly stage: Stage
  readonly production: StageSide
  readonly canary: (StageSide & { readonly share: number }) | undefined
  /** What the stage has set for a method, or for all methods. */
  control(route: Route | undefined): MethodControl
}

/** A method's settings in a stage, ready for its calls. */
export interface MethodControl {
  /** Undefined when the stage sets nothing for the method and nothing for all. */
  readonly setting: MethodSetting | undefined
  readonly observation: Observation
  /** Whether hand-offs are worth keeping: for a log, a trace or an access log. */
  readonly records: boolean
}

/** One of the two things that a stage may run: a deployment, and what its calls are told of their place. */
export interface StageSide {
  readonly api: CompiledApi
  readonly place: CallPlace
}

/** Cheap: binds settings to what is compiled already, and looks up its buckets. */
export function compileStage(parts: StageParts, ports: Pick<Ports, 'limiter'>): CompiledStage {
  void ports
  const { stage, production, canary } = parts
  const settings = new Map(Object.entries(stage.methodSettings))
  const accessLog = stage.accessLogSettings?.format === undefined ? undefined : compileAccessLog(stage.accessLogSettings.format)
  const controls = new Map<string, MethodControl>()
  const controlOf = (setting: MethodSetting | undefined): MethodControl => {
    const observation: Observation = {
      loggingLevel: setting?.loggingLevel ?? 'OFF',
      dataTraceEnabled: setting?.dataTraceEnabled === true,
      metricsEnabled: setting?.metricsEnabled === true,
      tracingEnabled: stage.tracingEnabled,
      accessLog,
    }
    return { setting, observation, records: observation.loggingLevel !== 'OFF' || stage.tracingEnabled }
  }
  const general = controlOf(settings.get('*/*'))
  const overrides = stage.canarySettings?.stageVariableOverrides
  return {
    stage,
    production: { api: production, place: placeOf(stage, production, false, stage.variables ?? {}) },
    canary:
      canary === undefined || stage.canarySettings === undefined
        ? undefined
        : { api: canary, place: placeOf(stage, canary, true, { ...stage.variables, ...overrides }), share: stage.canarySettings.percentTraffic / 100 },
    control(route) {
      if (route === undefined) return general
      const key = `${route.resourceId}/${route.httpMethod}`
      let control = controls.get(key)
      if (control === undefined) {
        const own = settings.get(`${route.resourcePath.replaceAll('~', '~0').replaceAll('/', '~1')}/${route.httpMethod}`)
        control = own === undefined ? general : controlOf(own)
        controls.set(key, control)
      }
      return control
    },
  }
}

function placeOf(stage: Stage, api: CompiledApi, isCanary: boolean, variables: Readonly<Record<string, string>>): CallPlace {
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
  }
}
