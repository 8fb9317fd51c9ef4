import { concurrentChange, iterate, javaException, JavaList, type Value } from '@fourbox/java'
import type { Foreach } from '../parse/tree.ts'
import { compileExpression } from './compile-expression.ts'
import type { Compiler } from './compiler.ts'
import { ForeachScope } from '../scope/foreach-scope.ts'
import { type Frame, NullItemFrame } from './frame.ts'
import type { Names } from './names.ts'
import type { Render, Run } from './run.ts'
import { StopSignal } from './stop-signal.ts'

/** `#foreach($item in $list)`: at most as many rounds as the budget has; what the loop's variables were, they are again after it. */
export function compileForeach({ element, items, body, at }: Foreach, compiler: Compiler): Render {
  const itemSlot = compiler.names.slot(element)
  const itemsOf = items === undefined ? undefined : compileExpression(items, compiler)
  const render = compiler.block(body, compiler)
  const owner = {}
  let slots: LoopSlots | undefined

  function round(loop: Loop, item: Value, index: number, hasNext: boolean): void {
    const { run, frame } = loop
    loop.enterRound(item, index, hasNext)
    if (item === null) render(run, (loop.nullFrame ??= new NullItemFrame(frame, itemSlot)))
    else render(run, frame)
    run.checkOutput(0)
  }

  return (run, frame) => {
    const collection = itemsOf === undefined ? null : itemsOf(run, frame)
    const list = collection instanceof JavaList ? collection : undefined
    const rounds = list === undefined ? iterate(collection) : undefined
    if (list === undefined && rounds === undefined) return
    const { meter } = run
    const limit = meter.budgets.loopRounds
    if (slots?.names !== run.names) slots = slotsIn(run.names)
    const loop = new Loop(run, frame, slots, itemSlot, owner)
    try {
      if (list !== undefined) {
        // As `ListIteration` goes, without its object and its calls.
        const { items: listed, changes } = list
        for (let index = 0; index < limit && index !== listed.length; index += 1) {
          run.at = at
          meter.charge(2)
          if (list.changes !== changes) throw concurrentChange()
          round(loop, listed[index] ?? null, index, index + 1 !== listed.length)
        }
      } else if (rounds !== undefined) {
        for (let index = 0; index < limit && rounds.hasNext(); index += 1) {
          run.at = at
          meter.charge(2)
          round(loop, rounds.next(), index, rounds.hasNext())
        }
      }
    } catch (signal) {
      if (!(signal instanceof StopSignal)) throw signal
      if (!signal.isFor(owner)) {
        loop.leave()
        throw signal
      }
    }
    loop.leave()
  }
}

/** Where the variables stand that Velocity provides in a loop; those that a template does not mention are not kept up. */
interface LoopSlots {
  readonly names: Names
  readonly count: number | undefined
  readonly hasNext: number | undefined
  readonly scope: number | undefined
}

function slotsIn(names: Names): LoopSlots {
  return { names, count: names.find('velocityCount'), hasNext: names.find('velocityHasNext'), scope: names.find('foreach') }
}

/** A loop in progress: its variables, and what they were before it. */
class Loop {
  declare readonly run: Run
  declare readonly frame: Frame
  /** The frame of rounds whose item is null. */
  declare nullFrame: NullItemFrame | undefined
  declare readonly slots: LoopSlots
  declare readonly itemSlot: number
  declare readonly item: Value
  declare readonly count: Value
  declare readonly hasNext: Value
  declare readonly scope: ForeachScope | undefined

  constructor(run: Run, frame: Frame, slots: LoopSlots, itemSlot: number, owner: object) {
    this.run = run
    this.frame = frame
    this.nullFrame = undefined
    this.slots = slots
    this.itemSlot = itemSlot
    this.item = frame.get(itemSlot)
    this.count = slots.count === undefined ? null : frame.get(slots.count)
    this.hasNext = slots.hasNext === undefined ? null : frame.get(slots.hasNext)
    this.scope = slots.scope === undefined ? undefined : new ForeachScope(owner, frame.get(slots.scope))
    if (slots.scope !== undefined && this.scope !== undefined) frame.put(slots.scope, this.scope)
  }

  enterRound(item: Value, index: number, hasNext: boolean): void {
    const { frame, slots, scope } = this
    if (slots.count !== undefined) frame.put(slots.count, index + 1)
    if (slots.hasNext !== undefined) frame.put(slots.hasNext, hasNext)
    frame.put(this.itemSlot, item)
    if (scope !== undefined) {
      scope.index = index
      scope.hasNext = hasNext
    }
  }

  leave(): void {
    const { count, hasNext, scope: scopeSlot } = this.slots
    this.#restore(this.itemSlot, this.item)
    this.#restore(count, this.count)
    this.#restore(hasNext, this.hasNext)
    if (scopeSlot === undefined) return
    const scope = this.frame.get(scopeSlot)
    if (scope instanceof ForeachScope) this.#restore(scopeSlot, scope.parent ?? scope.replaced)
    // A loop whose items are called `$foreach` has lost its own.
    else if (scope === null) throw javaException('java.lang.NullPointerException')
  }

  #restore(slot: number | undefined, value: Value): void {
    if (slot === undefined) return
    if (value === null) this.frame.remove(slot)
    else this.frame.put(slot, value)
  }
}
