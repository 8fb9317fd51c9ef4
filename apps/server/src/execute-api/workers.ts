import type { DataPlane } from './data-plane.ts'

export type * from './data-plane.ts'

/** What the workers need to know; all of it can be cloned. */
export interface DataPlaneSettings {
  readonly host: string
  /** 0 asks for any free port. */
  readonly port: number
  /** How many processes. */
  readonly workers: number
  /** The embedded store's file, which each worker opens on its own. */
  readonly databaseFile: string
  readonly region: string
  readonly account: string
  /** `id:secret` pairs that AWS_IAM methods accept. */
  readonly accessKeys: ReadonlyMap<string, string>
  /** The control plane's own port, which no integration may reach. */
  readonly controlPort: number
  /** Where the example's back end listens. */
  readonly petstorePort: number
  /** Host patterns (`*` stands for any text) that no integration may call. */
  readonly deniedIntegrationHosts: readonly string[]
  /** Lets AWS integrations without an `AWS_ENDPOINT_URL…` reach AWS itself with the process's own credentials. */
  readonly allowAws: boolean
}

/** Starts the worker processes; resolves when all of them listen. Rejects when the port is taken (`code` EADDRINUSE). */
export type StartWorkers = (settings: DataPlaneSettings) => Promise<DataPlane>
