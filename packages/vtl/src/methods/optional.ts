import { javaException, JavaObject, type Meter, textOf, type Value } from '@fourbox/java'
import { method, type Method, predicate } from './method.ts'
import { objectMethods } from './object.ts'
import { object, unreachable } from './parameter.ts'

type OptionalClass = 'java.util.Optional' | 'java.util.OptionalInt' | 'java.util.OptionalDouble'

// A template has no functions: it can only pass null, on which Java fails.
const takesFunction = unreachable('Function')

const getters: Readonly<Record<OptionalClass, string>> = {
  'java.util.Optional': 'get',
  'java.util.OptionalInt': 'getAsInt',
  'java.util.OptionalDouble': 'getAsDouble',
}

/** Java's Optional and its siblings for numbers: a value, or null for none. */
export class OptionalObject extends JavaObject {
  readonly className: OptionalClass
  readonly value: Value
  constructor(value: Value, className: OptionalClass = 'java.util.Optional') {
    super()
    this.className = className
    this.value = value
  }
  override text(meter: Meter): string {
    const name = this.className.slice('java.util.'.length)
    return this.value === null ? `${name}.empty` : `${name}[${textOf(this.value, meter)}]`
  }
}

export const optionalMethods: readonly Method<OptionalObject>[] = [
  ...objectMethods,
  predicate('isPresent', [], ({ value }) => value !== null),
  predicate('isEmpty', [], ({ value }) => value === null),
  method('orElse', [object], ({ value }, [other]) => value ?? other),
  // These are static: the receiver does not count.
  method('empty', [], () => new OptionalObject(null)),
  method('of', [object], (_self, [value]) => (value === null ? nullPointer() : new OptionalObject(value))),
  method('ofNullable', [object], (_self, [value]) => new OptionalObject(value)),
  ...['filter', 'flatMap', 'map', 'or', 'orElseGet', 'ifPresent'].map((name) => method(name, [takesFunction], (self: OptionalObject) => self)),
  ...Object.entries({ ...getters, orElseThrow: 'orElseThrow' }).map(([className, name]) =>
    method(name, [], (self: OptionalObject) => (name === 'orElseThrow' || self.className === className ? present(self) : null)),
  ),
]

function nullPointer(): never {
  throw javaException('java.lang.NullPointerException')
}

function present({ value }: OptionalObject): Value {
  if (value === null) throw javaException('java.util.NoSuchElementException', 'No value present')
  return value
}
