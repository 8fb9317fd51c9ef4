import type { DocumentationVersion, EpochSeconds, StageName } from '@fourbox/domain'

export const exportTypes = ['swagger', 'oas30'] as const
export type ExportType = (typeof exportTypes)[number]

/** What the query parameter `extensions` may name; several are written as a comma list. */
export const exportExtensions = ['integrations', 'authorizers', 'apigateway', 'postman', 'documentation'] as const
export type ExportExtension = (typeof exportExtensions)[number]

export interface ExportSettings {
  readonly exportType: ExportType
  readonly format: 'json' | 'yaml'
  readonly extensions: readonly ExportExtension[]
  readonly stageName: StageName
  readonly region: string
  /** Of the deployment; its ISO form is the version of an API that has none. */
  readonly createdDate: EpochSeconds
  /** What the stage's documentation version says; it goes into the descriptions. */
  readonly documentation?: DocumentationVersion
}

/** Where a deployed stage is called, for requests that a person sends by hand. */
export interface StageAddress {
  readonly stageName: StageName
  /** The Invoke URL without a slash at its end, such as `http://abc.execute-api.localhost:4401/dev`. */
  readonly invokeUrl: string
}
