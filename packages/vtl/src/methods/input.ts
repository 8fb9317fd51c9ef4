import type { InputObject } from '../scope/input.ts'
import { free } from './charge.ts'
import { method, type Method, textMethod } from './method.ts'
import { objectMethods } from './object.ts'
import { nullable, string } from './parameter.ts'

/** `$input`. */
export const inputMethods: readonly Method<InputObject>[] = [
  ...objectMethods,
  method('getBody', [], (self) => self.body, free),
  method('path', [string], (self, [path], meter) => self.path(path, meter), free),
  method('json', [string], (self, [path], meter) => self.json(path, meter), free),
  method('params', [], (self) => self.parameters, free),
  textMethod(
    'params',
    [nullable(string)],
    (self, [name]) => self.parameter(name),
    (self, name) => self.parameter(name),
  ),
]
