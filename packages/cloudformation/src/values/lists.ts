import { isPlannedList, Later, type PlannedValue } from '../plan/planned-value.ts'
import { isJsonList, type Json } from '../template/json.ts'
import type { FaultPlace } from '../template/template.ts'
import { asText, type Evaluated, type Evaluation } from './intrinsic.ts'
import { joined } from './references.ts'

export function join(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const [separator, list] = isJsonList(argument) && argument.length === 2 ? argument : []
  if (typeof separator !== 'string' || list === undefined) return refuse(scope, where, joinShape)
  const parts = scope.here(list, { ...where, owner: argument, key: 1 })
  if (parts instanceof Later) return new Later({ kind: 'join', separator, parts })
  const texts = isPlannedList(parts) ? parts.map(asText) : [undefined]
  return texts.every((text) => text !== undefined) ? joined(separator, texts) : refuse(scope, where, joinShape)
}

const joinShape =
  'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.'

export function select(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const [first, second] = isJsonList(argument) && argument.length === 2 ? argument : []
  if (first === undefined || second === undefined) return refuse(scope, where, selectShape)
  const index = asText(scope.here(first, { ...where, owner: argument, key: 0 }))
  const list = scope.here(second, { ...where, owner: argument, key: 1 })
  if (typeof index !== 'string' || !/^\d{1,6}$/.test(index)) return refuse(scope, where, selectShape)
  if (list instanceof Later) return new Later({ kind: 'select', index: Number(index), list })
  if (!isPlannedList(list)) return refuse(scope, where, selectShape)
  const item = list[Number(index)]
  return item ?? refuse(scope, where, `Template error: Fn::Select cannot select nonexistent value at index ${index}`)
}

const selectShape = 'Template error: Fn::Select requires a list argument with two elements: an integer index and a list'

export function split(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const [separator, source] = isJsonList(argument) && argument.length === 2 ? argument : []
  if (typeof separator !== 'string' || separator === '' || source === undefined) return refuse(scope, where, splitShape)
  const text = asText(scope.here(source, { ...where, owner: argument, key: 1 }))
  if (text === undefined) return refuse(scope, where, splitShape)
  return text instanceof Later ? new Later({ kind: 'split', separator, text }) : text.split(separator)
}

const splitShape =
  'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.'

function refuse(scope: Evaluation, where: FaultPlace, text: string): PlannedValue {
  scope.fault(where, text)
  return ''
}
