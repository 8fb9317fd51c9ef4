import type { ForeachScope } from '../scope/foreach-scope.ts'
import { mapMethods } from './map.ts'
import { method, type Method, predicate } from './method.ts'

/** `$foreach`. */
export const foreachMethods: readonly Method<ForeachScope>[] = [
  ...mapMethods,
  method('getIndex', [], (self) => self.index),
  method('getCount', [], (self) => self.index + 1),
  predicate('hasNext', [], (self) => self.hasNext),
  predicate('getHasNext', [], (self) => self.hasNext),
  predicate('isFirst', [], (self) => self.index < 1),
  predicate('getFirst', [], (self) => self.index < 1),
  predicate('isLast', [], (self) => !self.hasNext),
  predicate('getLast', [], (self) => !self.hasNext),
  method('getParent', [], (self) => self.parent ?? null),
  method('getTopmost', [], (self) => self.topmost),
  method('getReplaced', [], (self) => self.replaced),
]
