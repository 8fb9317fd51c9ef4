import { JavaList, JavaMap, type Value } from '@fourbox/java'
import { MemberPlace, ParsedMap } from '@fourbox/json'
import { CallSite, getItem, PropertySite } from '../methods/call.ts'
import { chargeKey } from '../methods/map-key.ts'
import type { Access, Method } from '../parse/tree.ts'
import type { Compiler } from './compiler.ts'
import { ForeachScope } from '../scope/foreach-scope.ts'
import type { Frame } from './frame.ts'
import type { Run } from './run.ts'

/** One step of a reference's path: from a value to a member, an item or a method's answer; null if there is none. */
export type CompiledAccess = (target: Exclude<Value, null>, run: Run, frame: Frame) => Value

export function compileAccess(access: Access, compiler: Compiler): CompiledAccess {
  switch (access.kind) {
    case 'property':
      return compileProperty(access.name, access.at)
    case 'index': {
      const key = compiler.expression(access.key, compiler)
      const { at } = access
      return (target, run, frame) => {
        const index = key(run, frame)
        if (target instanceof JavaMap && typeof index === 'string') return target.get(chargeKey(target, index, run.meter)) ?? null
        if (target instanceof JavaList && typeof index === 'number' && index >= 0) {
          const item = target.items[index]
          if (item !== undefined) return item
        }
        run.at = at
        return getItem(target, index, run.meter)
      }
    }
    case 'method':
      return compileMethod(access, compiler)
  }
}

function compileMethod({ name, at, arguments: list }: Method, compiler: Compiler): CompiledAccess {
  const site = new CallSite(name)
  const [first, second, ...rest] = list.map((argument) => compiler.expression(argument, compiler))
  if (first === undefined) {
    return (target, run) => {
      run.at = at
      run.meter.charge(1)
      return site.callWithout(target, run.meter)
    }
  }
  if (second === undefined) {
    return (target, run, frame) => {
      const value = first(run, frame)
      run.at = at
      run.meter.charge(1)
      return site.callWith(target, value, run.meter)
    }
  }
  return (target, run, frame) => {
    const values = [first(run, frame), second(run, frame)]
    for (const argument of rest) values.push(argument(run, frame))
    run.at = at
    run.meter.charge(1)
    return site.call(target, values, run.meter)
  }
}

/** Whether a name is no member of a map: it has one getter, `getClass`, which goes before its members. */
export function isGetter(name: string): boolean {
  return name === 'class' || name === 'Class'
}

function compileProperty(name: string, at: number): CompiledAccess {
  const site = new PropertySite(name)
  const place = new MemberPlace(name)
  const ofAny: CompiledAccess = (target, run) => {
    run.at = at
    return site.get(target, run.meter)
  }
  if (isGetter(name)) return ofAny
  const ofLoop = loopProperties.get(name)
  return (target, run, frame) => {
    if (target instanceof ParsedMap) return target.at(place) ?? null
    if (target instanceof JavaMap) {
      if (!(target instanceof ForeachScope)) return target.get(name) ?? null
      if (ofLoop !== undefined) return ofLoop(target)
    }
    return ofAny(target, run, frame)
  }
}

/** What templates ask of `$foreach` round by round, without a search for its getter. */
const loopProperties: ReadonlyMap<string, (scope: ForeachScope) => Value> = new Map<string, (scope: ForeachScope) => Value>([
  ['hasNext', (scope) => scope.hasNext],
  ['count', (scope) => scope.index + 1],
  ['index', (scope) => scope.index],
  ['first', (scope) => scope.index < 1],
  ['last', (scope) => !scope.hasNext],
])
