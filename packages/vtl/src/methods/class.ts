import type { JavaClass } from '../java-class.ts'
import { method, type Method } from './method.ts'

/** Of a class a template learns its name; all else is refused, as Velocity's secure introspection refuses it. */
export const classMethods: readonly Method<JavaClass>[] = [method('getName', [], (self) => self.name)]
