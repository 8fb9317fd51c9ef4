import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import type { RequestValidatorId } from '../names/identifier.ts'
import { type Reading, reading } from '../reading/reading.ts'
import type { RequestValidator } from './request-validator.ts'

export interface RequestValidatorSettings {
  /** AWS takes a validator without a name; a name that is given must say something. */
  readonly name?: string
  readonly validateRequestBody?: boolean
  readonly validateRequestParameters?: boolean
}

export function readRequestValidator(settings: RequestValidatorSettings, { id }: { readonly id: RequestValidatorId }): Reading<RequestValidator> {
  const { name, validateRequestBody = false, validateRequestParameters = false } = settings
  return reading((findings) => {
    judgeLengths('Request Validator', settings, { name: longest.name }, findings)
    if (name !== undefined && name.trim() === '') findings.fault('name', 'Request Validator name cannot be blank')
    return { id, ...(name !== undefined && { name }), validateRequestBody, validateRequestParameters }
  })
}
