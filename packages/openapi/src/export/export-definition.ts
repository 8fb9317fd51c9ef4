import type { RestApi } from '@fourbox/domain'

import type { Members } from '../read/json.ts'
import { readWords, writeDocumentation } from './documentation.ts'
import type { Exporting } from './exporting.ts'
import type { ExportSettings } from './export-settings.ts'
import { apiExtensions, endpointExtension } from './extensions.ts'
import { writePaths } from './paths.ts'
import { postmanCollection } from './postman.ts'
import { writeSchemas } from './schemas.ts'
import { writeSchemes } from './security.ts'
import { writeYaml } from './write-yaml.ts'

/** Renders an API, usually a deployment's snapshot, as a definition: the members in the order in which AWS writes them. */
export function exportDefinition(api: RestApi, settings: ExportSettings): string {
  const has = (...extensions: readonly string[]) => settings.extensions.some((extension) => extensions.includes(extension))
  const exporting: Exporting = {
    api,
    dialect: settings.exportType,
    settings,
    words: readWords(settings.documentation),
    withIntegrations: has('integrations', 'apigateway'),
    withAuthorizers: has('authorizers', 'apigateway'),
  }
  const document: Members = {
    ...(settings.exportType === 'swagger' ? swagger(exporting) : openApi(exporting)),
    ...(exporting.withIntegrations ? apiExtensions(exporting) : {}),
    ...(has('documentation') && settings.documentation ? { 'x-amazon-apigateway-documentation': writeDocumentation(settings.documentation) } : {}),
    ...(has('postman') ? { 'x-postman-collection': postmanCollection(api, { stageName: settings.stageName, invokeUrl: invokeUrl(exporting) }) } : {}),
  }
  return settings.format === 'json' ? JSON.stringify(document, null, 2) : writeYaml(document)
}

/** The name that AWS gives to an exported file: `oas30_1.0.json`. */
export function exportFilename(api: RestApi, settings: ExportSettings): string {
  // The name goes into a header; a version is anybody's text.
  return `${settings.exportType}_${versionOf(api, settings).replace(/[^\w.:+-]/g, '_')}.${settings.format}`
}

function swagger(exporting: Exporting): Members {
  const { api, settings } = exporting
  const securityDefinitions = writeSchemes(exporting)
  const definitions = writeSchemas(exporting)
  return {
    swagger: '2.0',
    info: { description: api.description, version: versionOf(api, settings), title: api.name },
    host: hostOf(exporting),
    basePath: `/${settings.stageName}`,
    schemes: ['https'],
    paths: writePaths(exporting),
    securityDefinitions,
    definitions,
    ...endpointExtension(exporting),
  }
}

function openApi(exporting: Exporting): Members {
  const { api, settings } = exporting
  const schemas = writeSchemas(exporting)
  const securitySchemes = writeSchemes(exporting)
  return {
    openapi: '3.0.1',
    info: { title: api.name, description: api.description, version: versionOf(api, settings) },
    servers: [
      {
        url: `https://${hostOf(exporting)}/{basePath}`,
        variables: { basePath: { default: settings.stageName } },
        ...endpointExtension(exporting),
      },
    ],
    paths: writePaths(exporting),
    components: { schemas, securitySchemes },
  }
}

function hostOf({ api, settings }: Exporting): string {
  return `${api.id}.execute-api.${settings.region}.amazonaws.com`
}

function invokeUrl(exporting: Exporting): string {
  return `https://${hostOf(exporting)}/${exporting.settings.stageName}`
}

function versionOf(api: RestApi, { createdDate }: ExportSettings): string {
  return api.version ?? new Date(createdDate * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
}
