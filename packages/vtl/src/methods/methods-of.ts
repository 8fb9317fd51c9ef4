import {
  BigDecimal,
  BigInteger,
  Byte,
  Character,
  Double,
  Float,
  JavaArray,
  JavaClass,
  JavaIterator,
  JavaList,
  JavaMap,
  type JavaObject,
  Long,
  MapEntry,
  MapView,
  Short,
  StreamObject,
  SubList,
  type Value,
} from '@fourbox/java'
import { JsonArray } from '@fourbox/json'
import { ForeachScope } from '../scope/foreach-scope.ts'
import { InputObject } from '../scope/input.ts'
import { UtilObject } from '../scope/util.ts'
import { arrayMethods } from './array.ts'
import { bigDecimalMethods, bigIntegerMethods } from './big-number.ts'
import { booleanMethods } from './boolean.ts'
import { characterMethods } from './character.ts'
import { calledOnClass, classMethods } from './class.ts'
import { doubleMethods, floatMethods } from './floating.ts'
import { foreachMethods } from './foreach.ts'
import { inputMethods } from './input.ts'
import { integerMethods } from './integer.ts'
import { iteratorMethods, listIteratorMethods } from './iterator.ts'
import { arrayListMethods, jsonArrayMethods, listMethods } from './list.ts'
import { longMethods } from './long.ts'
import { entryMethods, mapMethods } from './map.ts'
import type { Method } from './method.ts'
import { MethodTable } from './method-table.ts'
import { objectMethods } from './object.ts'
import { OptionalObject, optionalMethods } from './optional.ts'
import { byteMethods, shortMethods } from './small-integer.ts'
import { intStreamMethods, streamMethods } from './stream.ts'
import { stringMethods } from './string.ts'
import { utilMethods } from './util.ts'
import { viewMethods } from './view.ts'

const tables = {
  string: new MethodTable(stringMethods),
  integer: new MethodTable(integerMethods),
  boolean: new MethodTable(booleanMethods),
  foreach: new MethodTable(foreachMethods),
  map: new MethodTable(mapMethods),
  list: new MethodTable(arrayListMethods),
  subList: new MethodTable(listMethods),
  jsonArray: new MethodTable(jsonArrayMethods),
  array: new MethodTable(arrayMethods),
  view: new MethodTable(viewMethods),
  entry: new MethodTable(entryMethods),
  iterator: new MethodTable(iteratorMethods),
  listIterator: new MethodTable(listIteratorMethods),
  double: new MethodTable(doubleMethods),
  long: new MethodTable(longMethods),
  bigInteger: new MethodTable(bigIntegerMethods),
  bigDecimal: new MethodTable(bigDecimalMethods),
  float: new MethodTable(floatMethods),
  short: new MethodTable(shortMethods),
  byte: new MethodTable(byteMethods),
  character: new MethodTable(characterMethods),
  input: new MethodTable(inputMethods),
  util: new MethodTable(utilMethods),
  class: new MethodTable(classMethods),
  optional: new MethodTable(optionalMethods),
  stream: new MethodTable(streamMethods),
  intStream: new MethodTable(intStreamMethods),
  object: new MethodTable(objectMethods),
}

const methodsOfClasses: ReadonlyMap<string, readonly Method<never>[]> = new Map<string, readonly Method<never>[]>([
  ['java.lang.Boolean', booleanMethods],
  ['java.lang.Byte', byteMethods],
  ['java.lang.Character', characterMethods],
  ['java.lang.Double', doubleMethods],
  ['java.lang.Float', floatMethods],
  ['java.lang.Integer', integerMethods],
  ['java.lang.Long', longMethods],
  ['java.lang.Short', shortMethods],
  ['java.lang.String', stringMethods],
  ['java.math.BigInteger', bigIntegerMethods],
  ['java.util.ArrayList', arrayListMethods],
  ['java.util.LinkedHashMap', mapMethods],
])

/** The tables of class objects, made as they are asked for. */
const classTables = new Map<string, MethodTable<JavaClass>>()

function tableOfClass({ name }: JavaClass): MethodTable<JavaClass> {
  const methods = methodsOfClasses.get(name)
  if (methods === undefined) return tables.class
  let table = classTables.get(name)
  if (table === undefined) classTables.set(name, (table = new MethodTable(calledOnClass(name, methods), classMethods)))
  return table
}

/** The methods of a value's own class, which take the value as their receiver. */
export type ReceiverTable = MethodTable

/** The methods that can be called on a value; the explicit tables are all there is. */
export function methodsOf(value: Exclude<Value, null>): ReceiverTable {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table is chosen by the value's class, so its methods take just such a value as their receiver
  return tableOf(value) as unknown as ReceiverTable
}

/** Whether all values of the same JavaScript class as this one have the same methods. */
export function haveOneTable(value: Exclude<Value, null>): boolean {
  return !(value instanceof JavaList || value instanceof JavaIterator || value instanceof StreamObject || value instanceof JavaClass)
}

function tableOf(value: Exclude<Value, null>): MethodTable<never> {
  switch (typeof value) {
    case 'string':
      return tables.string
    case 'number':
      return tables.integer
    case 'boolean':
      return tables.boolean
    default:
      return tableOfObject(value)
  }
}

function tableOfObject(value: JavaObject): MethodTable<never> {
  if (value instanceof JavaMap) return value instanceof ForeachScope ? tables.foreach : tables.map
  if (value instanceof JavaList) return value instanceof JsonArray ? tables.jsonArray : tables.list
  if (value instanceof InputObject) return tables.input
  if (value instanceof UtilObject) return tables.util
  if (value instanceof MapEntry) return tables.entry
  if (value instanceof MapView) return tables.view
  if (value instanceof Double) return tables.double
  if (value instanceof Long) return tables.long
  if (value instanceof JavaArray) return tables.array
  if (value instanceof SubList) return tables.subList
  if (value instanceof JavaIterator) return /\$(?:ListItr|SubList\$1)$/.test(value.className) ? tables.listIterator : tables.iterator
  if (value instanceof Character) return tables.character
  if (value instanceof JavaClass) return tableOfClass(value)
  if (value instanceof StreamObject) return value.kind === 'int' ? tables.intStream : tables.stream
  if (value instanceof OptionalObject) return tables.optional
  if (value instanceof BigInteger) return tables.bigInteger
  if (value instanceof BigDecimal) return tables.bigDecimal
  if (value instanceof Float) return tables.float
  if (value instanceof Short) return tables.short
  if (value instanceof Byte) return tables.byte
  return tables.object
}
