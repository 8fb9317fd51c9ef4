import { apiGatewayTypes } from './api-gateway-types.ts'
import { apiGatewayV2Types } from './api-gateway-v2-types.ts'
import { otherTypes } from './other-types.ts'
import type { ResourceType } from './resource-type.ts'

/** What a stack can make here; every other type is left out of it. */
export const supportedTypes = { ...apiGatewayTypes, ...apiGatewayV2Types, ...otherTypes }

export type SupportedType = keyof typeof supportedTypes

export function isSupportedType(type: string): type is SupportedType {
  return Object.hasOwn(supportedTypes, type)
}

/** What CloudFormation knows of a supported type: `createOnly` decides between an update and a replacement. */
export function resourceTypeOf(type: SupportedType): ResourceType {
  return supportedTypes[type]
}
