import type { RequestValidatorId } from '../names/identifier.ts'

export interface RequestValidator {
  readonly id: RequestValidatorId
  readonly name?: string
  readonly validateRequestBody: boolean
  readonly validateRequestParameters: boolean
}
