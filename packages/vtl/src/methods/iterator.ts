import { javaException, type JavaIterator, ListIteration } from '@fourbox/java'
import { free } from './charge.ts'
import { method, type Method, predicate } from './method.ts'
import { objectMethods } from './object.ts'
import { object } from './parameter.ts'

/** java.util.Iterator. */
export const iteratorMethods: readonly Method<JavaIterator>[] = [
  ...objectMethods,
  predicate('hasNext', [], ({ source }) => source.hasNext(), free),
  method('next', [], ({ source }) => source.next(), free),
  method('remove', [], ({ source }) => {
    if (source.remove === undefined) throw javaException('java.lang.UnsupportedOperationException', 'remove')
    source.remove()
    return ''
  }),
]

/** java.util.ListIterator. */
export const listIteratorMethods: readonly Method<JavaIterator>[] = [
  ...iteratorMethods,
  predicate('hasPrevious', [], (self) => listOf(self).nextIndex() > 0),
  method('previous', [], (self) => listOf(self).previous()),
  method('nextIndex', [], (self) => listOf(self).nextIndex()),
  method('previousIndex', [], (self) => listOf(self).nextIndex() - 1),
  method('set', [object], (self, [value]) => {
    listOf(self).set(value)
    return ''
  }),
  method('add', [object], (self, [value], meter) => {
    meter.charge(1)
    listOf(self).add(value)
    return ''
  }),
]

function listOf({ source }: JavaIterator): ListIteration {
  if (source instanceof ListIteration) return source
  throw javaException('java.lang.UnsupportedOperationException')
}
