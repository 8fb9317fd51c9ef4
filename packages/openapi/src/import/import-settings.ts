import type { EndpointConfiguration, EpochSeconds, Limits, PatternFault, RestApi } from '@fourbox/domain'

import type { Conversion } from '../convert/conversion.ts'
import type { ImportWarning } from './import-warning.ts'

/** What the definition's base path does to its resources (openapi reference, section 3). */
export const basepathModes = ['ignore', 'prepend', 'split'] as const
export type BasepathMode = (typeof basepathModes)[number]

/** Where a definition goes: into a new API, or into one that is there. */
export type ImportTarget =
  | { readonly mode: 'new'; readonly endpointConfiguration: EndpointConfiguration }
  | { readonly mode: 'merge' | 'overwrite'; readonly api: RestApi }

export interface ImportSettings {
  /** Default: `ignore`. */
  readonly basepath?: BasepathMode
  /** Any warning refuses the whole import. Default: false. */
  readonly failOnWarnings?: boolean
  /** `ignore=documentation`: descriptions make no documentation parts. Default: false. */
  readonly ignoreDocumentation?: boolean
  /** OpenAPI 3.1, which AWS refuses, is converted to 3.0 first. Default: false. */
  readonly convertNewer?: boolean
  /** What `${AWS::Region}` and `${AWS::AccountId}` stand for. */
  readonly region: string
  readonly account: string
  readonly now: EpochSeconds
  /** Characters that all references together may lead to; 32 million when absent. */
  readonly mostReferred?: number
  /** The quotas of the account: a definition that goes beyond them is refused. */
  readonly limits: Pick<Limits, 'integrationTimeout' | 'resourcesPerApi' | 'authorizersPerApi' | 'documentationPartsPerApi'>
  /** The account's VPC links. */
  readonly vpcLinkIds: readonly string[]
  readonly patternFault: PatternFault
  /** Makes an id of that many characters of `[a-z0-9]`. */
  readonly newId: (length: number) => string
}

export interface ImportResult {
  readonly api: RestApi
  readonly warnings: readonly ImportWarning[]
  /** Where the definition was converted. */
  readonly conversion?: Conversion
}
