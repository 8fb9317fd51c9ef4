import type { RestApi } from '@fourbox/domain'
import { compileBinaryTypes } from '../content/binary-types.ts'
import { TemplateLibrary } from '../context/template-library.ts'
import { compileResourcePolicy, type ResourcePolicy } from '../method-request/check-resource-policy.ts'
import { makeModelValidators, type ModelValidators } from '../model/model-validators.ts'
import type { EngineSettings } from './settings.ts'

/** What all methods of an API share. */
export interface ApiFacts {
  /** Undefined when everybody may call. */
  readonly policy: ResourcePolicy | undefined
  readonly validators: ModelValidators
  readonly templates: TemplateLibrary
  readonly minimumCompressionSize: number | undefined
  readonly isBinary: (mediaType: string) => boolean
  readonly acceptsBinary: (mediaType: string | undefined) => boolean
}

export function apiFactsOf(api: RestApi, settings: EngineSettings): ApiFacts {
  const isBinary = compileBinaryTypes(api.binaryMediaTypes)
  return {
    validators: makeModelValidators(api),
    templates: new TemplateLibrary(),
    minimumCompressionSize: api.minimumCompressionSize,
    policy: compileResourcePolicy(api, settings),
    isBinary,
    acceptsBinary: (mediaType) => isBinary(mediaType ?? '*/*'),
  }
}
