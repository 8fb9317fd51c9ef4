import { own } from '@fourbox/domain'

import { awaitedBy, isPlannedList, isPlannedObject, Later, toBase64 } from '../plan/planned-value.ts'
import { isJsonList, isJsonObject, type Json } from '../template/json.ts'
import type { FaultPlace } from '../template/template.ts'
import { asText, type Evaluated, type Evaluation } from './intrinsic.ts'

export function findInMap(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const keys = isJsonList(argument) ? argument.slice(0, 3).map((part, key) => asText(scope.here(part, { ...where, owner: argument, key }))) : []
  const [map, first, second] = keys
  if (typeof map !== 'string' || typeof first !== 'string' || typeof second !== 'string') {
    scope.fault(where, 'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value')
    return ''
  }
  const found = scope.names.mapping(map, first, second)
  if (found !== undefined) return found
  const fallback = isJsonList(argument) && scope.hasLanguageExtensions ? argument[3] : undefined
  const otherwise = isJsonObject(fallback) ? own(fallback, 'DefaultValue') : undefined
  if (otherwise !== undefined) return scope.evaluate(otherwise, { ...where, owner: fallback, key: 'DefaultValue' })
  scope.fault(where, `Template error: Unable to get mapping for ${map}::${first}::${second}`)
  return ''
}

export function importValue(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const name = asText(scope.here(argument, where))
  if (typeof name !== 'string') {
    scope.fault(where, 'Template error: the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs')
    return ''
  }
  const value = scope.names.importValue(name)
  if (value === undefined) scope.fault(where, `No export named ${name} found`)
  return value ?? ''
}

export function base64(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const text = asText(scope.here(argument, where))
  if (text instanceof Later) return new Later({ kind: 'base64', text })
  if (text === undefined) scope.fault(where, 'Template error: every Fn::Base64 object must have a String-typed value.')
  return toBase64(text ?? '')
}

/** Which zones a region has is not known here: each has at least these. */
export function getAZs(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const region = asText(scope.here(argument, where))
  const name = typeof region === 'string' && region !== '' ? region : scope.region
  return ['a', 'b', 'c'].map((zone) => `${name}${zone}`)
}

export function length(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const list = scope.here(argument, where)
  if (list instanceof Later) return new Later({ kind: 'length', list })
  if (isPlannedList(list)) return list.length
  scope.fault(where, 'Template error: Fn::Length needs a list')
  return ''
}

export function toJsonString(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const value = scope.here(argument, where)
  if (!isPlannedObject(value) && !isPlannedList(value)) scope.fault(where, 'Template error: Fn::ToJsonString needs a map or a list')
  return awaitedBy(value).size > 0 ? new Later({ kind: 'json', value }) : JSON.stringify(value)
}
