import { type Account, type MethodSetting, type Stage } from '@fourbox/domain'
import type { CallPlace, Route } from '../call.ts'
import type { Ports } from '../ports.ts'
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
  /** The settings of a method, the stage's own for all where it has none; undefined when the stage has neither. */
  settingsOf(route: Route): MethodSetting | undefined
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
  const everyMethod = settings.get('*/*')
  const overrides = stage.canarySettings?.stageVariableOverrides
  return {
    stage,
    production: { api: production, place: placeOf(stage, production, false, stage.variables ?? {}) },
    canary:
      canary === undefined || stage.canarySettings === undefined
        ? undefined
        : { api: canary, place: placeOf(stage, canary, true, { ...stage.variables, ...overrides }), share: stage.canarySettings.percentTraffic / 100 },
    settingsOf: (route) => settings.get(`${route.resourcePath.replaceAll('~', '~0').replaceAll('/', '~1')}/${route.httpMethod}`) ?? everyMethod,
  }
}

function placeOf(stage: Stage, api: CompiledApi, isCanary: boolean, variables: Readonly<Record<string, string>>): CallPlace {
  return {
    restApiId: stage.restApiId,
    stageName: stage.stageName,
    deploymentId: api.deploymentId,
    accountId: api.settings.accountId,
    region: api.settings.region,
    isCanary,
    isTest: false,
    variables: new Map(Object.entries(variables)),
    clientCertificateId: stage.clientCertificateId,
  }
}
