import type { InputObject } from '../scope/input.ts'
import { method, type Method, textMethod } from './method.ts'
import { objectMethods } from './object.ts'
import { nullable, string } from './parameter.ts'

/** `$input`. */
export const inputMethods: readonly Method<InputObject>[] = [
  ...objectMethods,
  method('getBody', [], (self) => self.body),
  method('path', [string], (self, [path], meter) => self.path(path, meter)),
  method('json', [string], (self, [path], meter) => self.json(path, meter)),
  method('params', [], (self) => self.parameters),
  textMethod(
    'params',
    [nullable(string)],
    (self, [name]) => self.parameter(name),
    (self, name) => self.parameter(name),
  ),
]
