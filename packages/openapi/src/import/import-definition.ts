import type { RestApi } from '@fourbox/domain'

import { convertDefinition, isNewer } from '../convert/convert-definition.ts'
import { DefinitionError } from '../definition-error.ts'
import { Expansion } from '../read/expansion.ts'
import { locate } from '../read/locate.ts'
import { readDefinition, type Definition } from '../read/read-definition.ts'
import { writtenText } from '../read/written-text.ts'
import { readApiSettings, type ApiSettings } from './api-settings.ts'
import { basePathPrefix } from './base-path.ts'
import { documentExtension, documentRoot } from './document-definition.ts'
import { growDocumentation, judgeDocumentation } from './documentation.ts'
import type { ImportResult, ImportSettings, ImportTarget } from './import-settings.ts'
import type { ImportWarning } from './import-warning.ts'
import { dialectOf, type Importing, type Note } from './importing.ts'
import { readModels } from './models.ts'
import { readPaths } from './paths.ts'
import { readValidators } from './request-validators.ts'
import { growTree } from './resource-tree.ts'
import { readSecurity } from './security.ts'
import { startingPoint } from './starting-point.ts'

/**
 * Builds an API from a definition: Swagger 2.0 or OpenAPI 3.0, JSON or YAML, text or bytes (UTF-8 or UTF-16).
 * OpenAPI 3.1 is taken where the settings say so.
 * A new API has no tags; the caller adds what it was given.
 * @throws DefinitionError in AWS's words; nothing was changed then.
 */
export function importDefinition(source: string | Uint8Array, target: ImportTarget, settings: ImportSettings): ImportResult {
  return readDefinition(source, (file) => {
    const converted = settings.convertNewer === true && isNewer(file) ? convertDefinition(file) : undefined
    const definition = converted?.definition ?? file
    const warnings: Note[] = []
    const faults: Note[] = []
    const vpcLinks = new Set(settings.vpcLinkIds)
    const { api: base, kept, former } = startingPoint(target, settings)
    const importing: Importing = {
      root: definition.root,
      expansion: new Expansion(settings.mostReferred),
      dialect: dialectOf(definition),
      written: (spot) => writtenText(definition, spot),
      apiId: base.id,
      newId: settings.newId,
      limits: settings.limits,
      patternFault: settings.patternFault,
      isVpcLink: (id) => vpcLinks.has(id),
      warn: (message, spot) => warnings.push({ message, spot }),
      fault: (message, spot) => faults.push({ message, spot }),
      expand: (text) => expandVariables(text, settings),
    }

    const written = readApiSettings(importing, settings, base.endpointConfiguration)
    const name = nameOf(written, base)
    const models = readModels(importing, kept.models, former.models)
    const security = readSecurity(importing, kept.authorizers, former.authorizers)
    const validators = readValidators(importing, kept.requestValidators, former.requestValidators)
    const tree = growTree(base.rootResourceId, kept.resources, former.resources, settings)
    const documentation =
      settings.ignoreDocumentation === true ? undefined : growDocumentation(kept.documentationParts, former.documentationParts, settings.newId)
    if (documentation) documentRoot(documentation, importing)
    readPaths({ importing, models, security, validators, tree, documentation }, basePathPrefix(importing, settings.basepath ?? 'ignore'))
    if (documentation) documentExtension(documentation, definition.root)
    const documentationParts = documentation?.parts() ?? kept.documentationParts
    judgeDocumentation(importing, kept.documentationParts, documentationParts)
    refuseFaults(definition, faults, warnings, settings.failOnWarnings === true)

    return {
      api: {
        ...withSettings(base, { ...written, name }, target.mode),
        resources: tree.resources(),
        models: models.models(),
        authorizers: security.authorizers(),
        requestValidators: validators.requestValidators(),
        gatewayResponses: { ...kept.gatewayResponses, ...written.gatewayResponses },
        documentationParts,
      },
      warnings: withPositions(definition, warnings),
      ...(converted && { conversion: converted.conversion }),
    }
  })
}

/** What a definition without a title is called: as the API is that it goes into. AWS takes one, and so do we. */
function nameOf({ name = '' }: ApiSettings, base: RestApi): string {
  return [name, base.name, 'Untitled'].find((each) => each.trim() !== '') ?? ''
}

function expandVariables(text: string, { region, account }: ImportSettings): string {
  if (!text.includes('${AWS::')) return text
  return text.replaceAll('${AWS::Region}', region).replaceAll('${AWS::AccountId}', account).replaceAll('${AWS::Partition}', 'aws')
}

/** One text for all that is wrong, as users of the service quote it (serverless/blog#629); the position is that of the first. */
function refuseFaults(definition: Definition, faults: readonly Note[], warnings: readonly Note[], failOnWarnings: boolean): void {
  const [first] = faults.length > 0 ? faults : failOnWarnings ? warnings : []
  if (!first) return
  const text =
    faults.length > 0
      ? [...listed('Errors found during import:', faults), ...listed('Additionally, these warnings were found:', warnings)]
      : listed('Warnings found during import:', warnings)
  throw new DefinitionError(text.join('\n'), { position: locate(definition, [first.spot])[0] })
}

/** A heading with a line for each of the notes, indented by a tab. */
function listed(heading: string, notes: readonly Note[]): readonly string[] {
  return notes.length === 0 ? [] : [heading, ...notes.slice(0, maxLines).map(({ message }) => `\t${message.slice(0, maxLength)}`)]
}

/** Bound an answer: a file of 6 MB can be wrong in a hundred thousand places, and have names of a megabyte. */
const maxLines = 100
const maxLength = 2000

function withPositions(definition: Definition, warnings: readonly Note[]): readonly ImportWarning[] {
  if (warnings.length === 0) return []
  const told = warnings.slice(0, maxLines)
  const positions = locate(
    definition,
    told.map(({ spot }) => spot),
  )
  return told.map(({ message: whole }, index) => {
    const message = whole.slice(0, maxLength)
    const position = positions[index]
    return position ? { message, position } : { message }
  })
}

/** What the root says is taken; what it leaves out stays in a merge, and goes in an overwrite (pulumi-aws#4296, terraform-provider-aws#13841). */
function withSettings(base: RestApi, written: ApiSettings, mode: ImportTarget['mode']): RestApi {
  const { name, description, version, apiKeySource, minimumCompressionSize, policy, disableExecuteApiEndpoint, vpcEndpointIds } = written
  const start = mode === 'overwrite' ? withoutSettings(base) : base
  const binaryMediaTypes = [...new Set([...(start.binaryMediaTypes ?? []), ...(written.binaryMediaTypes ?? [])])]
  return {
    ...start,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(version !== undefined && { version }),
    ...(apiKeySource && { apiKeySource }),
    ...(minimumCompressionSize !== undefined && { minimumCompressionSize }),
    ...(policy !== undefined && { policy }),
    ...(disableExecuteApiEndpoint !== undefined && { disableExecuteApiEndpoint }),
    ...(binaryMediaTypes.length > 0 && { binaryMediaTypes }),
    endpointConfiguration: { ...start.endpointConfiguration, ...(vpcEndpointIds && { vpcEndpointIds }) },
  }
}

/** An API as an overwrite finds it: named and of its endpoint type, and nothing else said of it. */
function withoutSettings(api: RestApi): RestApi {
  const { description: _description, version: _version, minimumCompressionSize: _size, binaryMediaTypes: _types, policy: _policy, ...rest } = api
  const { vpcEndpointIds: _vpcEndpointIds, ...endpointConfiguration } = api.endpointConfiguration
  return { ...rest, apiKeySource: 'HEADER', disableExecuteApiEndpoint: false, endpointConfiguration }
}
