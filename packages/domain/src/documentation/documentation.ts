import type { EpochSeconds } from '../names/identifier.ts'

export const documentationPartTypes = [
  'API',
  'AUTHORIZER',
  'MODEL',
  'RESOURCE',
  'METHOD',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE',
  'RESPONSE_HEADER',
  'RESPONSE_BODY',
] as const
export type DocumentationPartType = (typeof documentationPartTypes)[number]

export interface DocumentationPartLocation {
  readonly type: DocumentationPartType
  readonly path?: string
  readonly method?: string
  readonly statusCode?: string
  readonly name?: string
}

export interface DocumentationPart {
  readonly id: string
  readonly location: DocumentationPartLocation
  /** JSON text of an object. */
  readonly properties: string
}

/** A published documentation: the parts as they stood. */
export interface DocumentationVersion {
  readonly version: string
  readonly createdDate: EpochSeconds
  readonly description?: string
  readonly parts: readonly DocumentationPart[]
}
