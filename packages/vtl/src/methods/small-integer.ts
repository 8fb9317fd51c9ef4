import { Byte, decodeInteger, javaException, readInteger, Short, type Value } from '@fourbox/java'
import { method, type Method } from './method.ts'
import { numberMethods } from './number.ts'
import { byte, int, nullable, object, type Parameter, short, string } from './parameter.ts'

/** What Short and Byte share, each for its own width. */
function smallMethods<S extends Short | Byte>(
  name: 'Short' | 'Byte',
  bits: 8 | 16,
  parameter: Parameter<number>,
  make: (value: number) => Value,
): readonly Method<S>[] {
  const text = nullable(string)
  const read = (digits: string | null, radix: number) => make(Number(readInteger(digits, radix, bits)))
  const className = `java.lang.${name}`
  return [
    ...numberMethods,
    method('compareTo', [object], (self: S, [other]) => {
      if ((other instanceof Short || other instanceof Byte) && other.className === className) return self.value - other.value
      throw javaException('java.lang.ClassCastException', `cannot be cast to class ${className}`)
    }),
    method('compare', [parameter, parameter], (_self: S, [left, right]) => left - right),
    method(`parse${name}`, [text], (_self: S, [digits]) => read(digits, 10)),
    method(`parse${name}`, [text, int], (_self: S, [digits, radix]) => read(digits, radix)),
    method('valueOf', [parameter], (_self: S, [value]) => make(value)),
    method('valueOf', [text], (_self: S, [digits]) => read(digits, 10)),
    method('valueOf', [text, int], (_self: S, [digits, radix]) => read(digits, radix)),
    method('decode', [string], (_self: S, [digits]) => make(Number(decodeInteger(digits, bits)))),
    method('toString', [parameter], (_self: S, [value]) => String(value)),
    method('hashCode', [parameter], (_self: S, [value]) => value),
    method('toUnsignedInt', [parameter], (_self: S, [value]) => value & (2 ** bits - 1)),
  ]
}

/** java.lang.Short of Java 17. */
export const shortMethods: readonly Method<Short>[] = smallMethods('Short', 16, short, (value) => new Short(value))

/** java.lang.Byte of Java 17. */
export const byteMethods: readonly Method<Byte>[] = smallMethods('Byte', 8, byte, (value) => new Byte(value))
