import type { RestApi } from '@fourbox/domain'

import type { ExportSettings, ExportType } from './export-settings.ts'
import type { Words } from './documentation.ts'

/** What every part of an export is lent. */
export interface Exporting {
  readonly api: RestApi
  readonly dialect: ExportType
  readonly settings: ExportSettings
  readonly words: Words
  /** `x-amazon-apigateway-integration` and what belongs to the API as a whole. */
  readonly withIntegrations: boolean
  readonly withAuthorizers: boolean
}
