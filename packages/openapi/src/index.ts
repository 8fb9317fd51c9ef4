import type { RestApi } from '@fourbox/domain'

import type { ExportSettings, StageAddress } from './export/export-settings.ts'
import type { ImportSettings, ImportWarning } from './import/import-settings.ts'

export { importDefinition } from './import/import-definition.ts'
export { modelFault } from './model/model-fault.ts'
export { DefinitionError, type Position } from './definition-error.ts'
export { type ExportExtension, exportExtensions, type ExportSettings, type ExportType, exportTypes, type StageAddress } from './export/export-settings.ts'
export { type BasepathMode, basepathModes, type ImportResult, type ImportSettings, type ImportTarget, type ImportWarning } from './import/import-settings.ts'

/** Takes the documentation parts of a definition into an API, and nothing else of it. `ids` are those of the file's parts. */
export declare function importDocumentationParts(
  source: string | Uint8Array,
  api: RestApi,
  settings: Pick<ImportSettings, 'failOnWarnings' | 'newId'> & { readonly mode: 'merge' | 'overwrite' },
): { readonly api: RestApi; readonly ids: readonly string[]; readonly warnings: readonly ImportWarning[] }

/** Renders an API, usually a deployment's snapshot, as a definition. */
export declare function exportDefinition(api: RestApi, settings: ExportSettings): string

/** The name that AWS gives to an exported file, `oas30_1.0.json`. */
export declare function exportFilename(api: RestApi, settings: ExportSettings): string

/** A stage as a Postman collection, format 2.1. */
export declare function exportPostman(api: RestApi, address: StageAddress): string

/** A stage as an `.http` file, a request for each method. */
export declare function exportHttpFile(api: RestApi, address: StageAddress): string

/** GetModelTemplate: a mapping template that prints an example of the model. Undefined when there is no such model. */
export declare function modelTemplate(api: RestApi, modelName: string): string | undefined

/** GetModel with `flatten=true`: the schema with the models that it refers to in place. */
export declare function flattenModel(api: RestApi, modelName: string): string | undefined
