import { iterate } from '../iterate.ts'
import type { Foreach } from '../parse/tree.ts'
import type { Value } from '../values.ts'
import { compileBlock } from './compile-block.ts'
import { compileExpression } from './compile-expression.ts'
import type { Compiler } from './compiler.ts'
import { ForeachScope } from './foreach-scope.ts'
import { type Frame, NullItemFrame } from './frame.ts'
import type { Names } from './names.ts'
import type { Render } from './run.ts'
import { StopSignal } from './stop-signal.ts'

/** `#foreach($item in $list)`: at most as many rounds as the budget has; what the loop's variables were, they are again after it. */
export function compileForeach({ element, items, body, at }: Foreach, compiler: Compiler): Render {
  const itemSlot = compiler.names.slot(element)
  const itemsOf = items === undefined ? undefined : compileExpression(items, compiler)
  const render = compileBlock(body, compiler)
  const owner = {}
  let slots: LoopSlots | undefined

  return (run, frame) => {
    const rounds = iterate(itemsOf?.(run, frame) ?? null)
    if (rounds === undefined) return
    const limit = run.meter.budgets.loopRounds
    if (slots?.names !== run.names) slots = slotsIn(run.names)
    const loop = new LoopVariables(slots, frame, itemSlot, owner)
    let nullFrame: NullItemFrame | undefined
    try {
      for (let count = 1; count <= limit && rounds.hasNext(); count += 1) {
        run.at = at
        run.meter.charge(2)
        const item = rounds.next()
        loop.enterRound(item, count, rounds.hasNext())
        if (item === null) render(run, (nullFrame ??= new NullItemFrame(frame, itemSlot)))
        else render(run, frame)
        run.checkOutput(0)
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

/** The variables of one loop, and what they were before it. */
class LoopVariables {
  readonly #slots: LoopSlots
  readonly #frame: Frame
  readonly #itemSlot: number
  readonly #item: Value
  readonly #count: Value
  readonly #hasNext: Value
  readonly #scope: ForeachScope | undefined

  constructor(slots: LoopSlots, frame: Frame, itemSlot: number, owner: object) {
    this.#slots = slots
    this.#frame = frame
    this.#itemSlot = itemSlot
    this.#item = frame.get(itemSlot)
    this.#count = slots.count === undefined ? null : frame.get(slots.count)
    this.#hasNext = slots.hasNext === undefined ? null : frame.get(slots.hasNext)
    if (slots.scope !== undefined) {
      this.#scope = new ForeachScope(owner, frame.get(slots.scope))
      frame.put(slots.scope, this.#scope)
    }
  }

  enterRound(item: Value, count: number, hasNext: boolean): void {
    const frame = this.#frame
    const slots = this.#slots
    if (slots.count !== undefined) frame.put(slots.count, count)
    if (slots.hasNext !== undefined) frame.put(slots.hasNext, hasNext)
    frame.put(this.#itemSlot, item)
    if (this.#scope !== undefined) {
      this.#scope.index = count - 1
      this.#scope.hasNext = hasNext
    }
  }

  leave(): void {
    const { count, hasNext, scope: scopeSlot } = this.#slots
    this.#restore(this.#itemSlot, this.#item)
    this.#restore(count, this.#count)
    this.#restore(hasNext, this.#hasNext)
    if (scopeSlot === undefined) return
    const scope = this.#frame.get(scopeSlot)
    if (scope instanceof ForeachScope) this.#restore(scopeSlot, scope.parent ?? scope.replaced)
  }

  #restore(slot: number | undefined, value: Value): void {
    if (slot === undefined) return
    if (value === null) this.#frame.remove(slot)
    else this.#frame.put(slot, value)
  }
}
