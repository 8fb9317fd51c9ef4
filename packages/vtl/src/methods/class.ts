import { JavaClass, javaException } from '@fourbox/java'
import { method, type Method } from './method.ts'

/** Of a class a template learns its name; all else of java.lang.Class is refused, as Velocity's secure introspection refuses it. */
export const classMethods: readonly Method<JavaClass>[] = [
  method('getName', [], (self) => self.name),
  method('getClass', [], () => new JavaClass('java.lang.Class')),
]

/** The names of static methods, of classes where others take arguments too. */
const staticNames: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['java.lang.String', new Set(['compare', 'copyValueOf', 'format', 'join', 'valueOf'])],
  ['java.math.BigInteger', new Set(['valueOf'])],
  ['java.util.ArrayList', new Set(['copyOf', 'of'])],
  ['java.util.LinkedHashMap', new Set(['copyOf'])],
])

/**
 * What Velocity finds on a class beside that: the methods of its values. The static ones answer; for the others Java
 * misses the value.
 */
export function calledOnClass(className: string, methods: readonly Method<never>[]): readonly Method<JavaClass>[] {
  return methods.map((found) => {
    const { name, parameters } = found
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a static method does not look at its receiver
    if (isStatic(className, found)) return found as unknown as Method<JavaClass>
    return method(name, parameters, () => {
      throw javaException('java.lang.IllegalArgumentException', 'object is not an instance of declaring class')
    })
  })
}

function isStatic(className: string, { name, parameters }: Method<never>): boolean {
  const names = staticNames.get(className)
  if (names !== undefined) return names.has(name)
  return parameters.length > 0 && name !== 'equals' && name !== 'compareTo'
}
