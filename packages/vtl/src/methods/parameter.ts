import {
  BigDecimal,
  BigInteger,
  Byte,
  Character,
  Double,
  Float,
  JavaArray,
  javaException,
  JavaList,
  JavaMap,
  Long,
  MapView,
  Short,
  SubList,
  type Value,
} from '@fourbox/java'

/** The declared type of a method's parameter: which values Java's reflection lets in, and what they become. */
export interface Parameter<T> {
  /** Java's name of the type. */
  readonly type: string
  /** Wider types: of two overloads that fit, the one with the narrower type is taken. */
  readonly wider: readonly string[]
  /** Whether a value may be passed. Null fits every type that is not primitive. */
  readonly accepts: (value: Value) => boolean
  /** A value that `accepts` lets in, as the method takes it. @throws EvaluationError for a null where Java would fail on it. */
  readonly convert: (value: Value) => T
  /** Whether a value is of just this class, so that the overload is taken without comparison. */
  readonly exact: (value: Value) => boolean
  /** For an array: the type of its elements. As the last parameter it takes any number of arguments. */
  readonly element: Parameter<Value> | undefined
  /** For an array: what Java calls the type of its elements. */
  readonly component?: string
}

type Read<T> = (value: Value) => T | undefined

function primitive<T>(type: string, wider: readonly string[], read: Read<T>, exact: (value: Value) => boolean): Parameter<T> {
  return { type, wider, exact, accepts: (value) => read(value) !== undefined, convert: (value) => read(value) ?? nullPointer(), element: undefined }
}

function reference<T>(type: string, wider: readonly string[], read: Read<T>, exact: (value: Value) => boolean = () => false): Parameter<T> {
  return {
    type,
    wider,
    exact,
    accepts: (value) => value === null || read(value) !== undefined,
    convert: (value) => read(value) ?? nullPointer(),
    element: undefined,
  }
}

function nullPointer(): never {
  throw javaException('java.lang.NullPointerException')
}

/** The same type for a method that takes null as well. */
export function nullable<T>(parameter: Parameter<T>): Parameter<T | null> {
  return { ...parameter, convert: (value) => (value === null ? null : parameter.convert(value)) }
}

const readInt: Read<number> = (value) => {
  if (typeof value === 'number') return value
  return value instanceof Short || value instanceof Byte ? value.value : undefined
}
const readLong: Read<bigint> = (value) => (value instanceof Long ? value.value : bigOf(readInt(value)))
const readFloat: Read<number> = (value) => (value instanceof Float ? value.value : numberOf(readLong(value)))
const readDouble: Read<number> = (value) => (value instanceof Double ? value.value : readFloat(value))

function bigOf(value: number | undefined): bigint | undefined {
  return value === undefined ? undefined : BigInt(value)
}
function numberOf(value: bigint | undefined): number | undefined {
  return value === undefined ? undefined : Number(value)
}

export const boolean = primitive(
  'boolean',
  ['Object'],
  (value) => (typeof value === 'boolean' ? value : undefined),
  (value) => typeof value === 'boolean',
)
export const int = primitive('int', ['long', 'float', 'double', 'Object'], readInt, (value) => typeof value === 'number')
export const long = primitive('long', ['float', 'double', 'Object'], readLong, (value) => value instanceof Long)
export const float = primitive(
  'float',
  ['double', 'Object'],
  (value) => (value instanceof Double ? undefined : readFloat(value)),
  (value) => value instanceof Float,
)
export const double = primitive('double', ['Object'], readDouble, (value) => value instanceof Double)
export const short = primitive(
  'short',
  ['int', 'long', 'float', 'double', 'Object'],
  (value) => (value instanceof Short || value instanceof Byte ? value.value : undefined),
  (value) => value instanceof Short,
)
export const byte = primitive(
  'byte',
  ['short', 'int', 'long', 'float', 'double', 'Object'],
  (value) => (value instanceof Byte ? value.value : undefined),
  (value) => value instanceof Byte,
)
export const char = primitive(
  'char',
  ['Object'],
  (value) => (value instanceof Character ? value.value : undefined),
  (value) => value instanceof Character,
)

/** Any value; the widest type of all. */
export const object: Parameter<Value> = {
  type: 'Object',
  wider: [],
  accepts: () => true,
  convert: (value) => value,
  exact: (value) => value === null,
  element: undefined,
}

export const string = reference(
  'String',
  ['CharSequence', 'Comparable', 'Object'],
  (value) => (typeof value === 'string' ? value : undefined),
  (value) => typeof value === 'string',
)
export const charSequence = reference('CharSequence', ['Object'], (value) => (typeof value === 'string' ? value : undefined))
export const integerObject = reference(
  'Integer',
  ['Number', 'Comparable', 'Object'],
  (value) => (typeof value === 'number' ? value : undefined),
  (value) => typeof value === 'number',
)
export const longObject = reference(
  'Long',
  ['Number', 'Comparable', 'Object'],
  (value) => (value instanceof Long ? value : undefined),
  (value) => value instanceof Long,
)
export const doubleObject = reference(
  'Double',
  ['Number', 'Comparable', 'Object'],
  (value) => (value instanceof Double ? value : undefined),
  (value) => value instanceof Double,
)
export const floatObject = reference(
  'Float',
  ['Number', 'Comparable', 'Object'],
  (value) => (value instanceof Float ? value : undefined),
  (value) => value instanceof Float,
)
export const bigIntegerObject = reference(
  'BigInteger',
  ['Number', 'Comparable', 'Object'],
  (value) => (value instanceof BigInteger ? value : undefined),
  (value) => value instanceof BigInteger,
)
export const bigDecimalObject = reference(
  'BigDecimal',
  ['Number', 'Comparable', 'Object'],
  (value) => (value instanceof BigDecimal ? value : undefined),
  (value) => value instanceof BigDecimal,
)
export const booleanObject = reference(
  'Boolean',
  ['Comparable', 'Object'],
  (value) => (typeof value === 'boolean' ? value : undefined),
  (value) => typeof value === 'boolean',
)
export const map = reference('Map', ['Object'], (value) => (value instanceof JavaMap ? value : undefined))

/** The items of a list or of a side of a map. */
export const collection: Parameter<readonly Value[]> = reference('Collection', ['Iterable', 'Object'], itemsOf)
export const iterable: Parameter<readonly Value[]> = reference('Iterable', ['Object'], itemsOf)

function itemsOf(value: Value): readonly Value[] | undefined {
  return value instanceof JavaList || value instanceof SubList || value instanceof MapView ? value.items : undefined
}

/** A type of which a template can get no value: only null fits. */
export function unreachable(type: string): Parameter<never> {
  return { ...reference(type, ['Object'], () => undefined), convert: nullPointer }
}

/** An array; as the last parameter also any number of single arguments. */
export function arrayOf(element: Parameter<unknown>, component: string): Parameter<JavaArray> {
  return {
    ...reference(`${element.type}[]`, ['Object'], (value) => (value instanceof JavaArray && fits(value, component) ? value : undefined)),
    exact: (value) => value instanceof JavaArray && value.component === component,
    element: { ...element, convert: (value) => value },
    component,
  }
}

/** An array of a class is an array of objects too; one of a primitive is not. */
function fits(array: JavaArray, component: string): boolean {
  return array.component === component || (component === 'java.lang.Object' && array.component.includes('.'))
}
