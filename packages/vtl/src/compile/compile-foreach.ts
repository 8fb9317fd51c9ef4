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

  return (run, frame) => {
    const rounds = iterate(itemsOf?.(run, frame) ?? null)
    if (rounds === undefined) return
    const limit = run.meter.budgets.loopRounds
    const loop = new LoopVariables(run.names, frame, itemSlot, owner)
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

/** The variables of one loop; of those that Velocity provides, only the ones that the template mentions are kept up. */
class LoopVariables {
  readonly #frame: Frame
  readonly #item: Saved
  readonly #count: Saved | undefined
  readonly #hasNext: Saved | undefined
  readonly #scopeSlot: number | undefined
  readonly #scope: ForeachScope | undefined

  constructor(names: Names, frame: Frame, itemSlot: number, owner: object) {
    this.#frame = frame
    this.#item = { slot: itemSlot, value: frame.get(itemSlot) }
    this.#count = save(frame, names.find('velocityCount'))
    this.#hasNext = save(frame, names.find('velocityHasNext'))
    this.#scopeSlot = names.find('foreach')
    if (this.#scopeSlot !== undefined) {
      this.#scope = new ForeachScope(owner, frame.get(this.#scopeSlot))
      frame.put(this.#scopeSlot, this.#scope)
    }
  }

  enterRound(item: Value, count: number, hasNext: boolean): void {
    const frame = this.#frame
    if (this.#count !== undefined) frame.put(this.#count.slot, count)
    if (this.#hasNext !== undefined) frame.put(this.#hasNext.slot, hasNext)
    frame.put(this.#item.slot, item)
    if (this.#scope !== undefined) {
      this.#scope.index = count - 1
      this.#scope.hasNext = hasNext
    }
  }

  leave(): void {
    restore(this.#frame, this.#item)
    restore(this.#frame, this.#count)
    restore(this.#frame, this.#hasNext)
    if (this.#scopeSlot === undefined) return
    const scope = this.#frame.get(this.#scopeSlot)
    if (scope instanceof ForeachScope) restore(this.#frame, { slot: this.#scopeSlot, value: scope.parent ?? scope.replaced })
  }
}

interface Saved {
  readonly slot: number
  readonly value: Value
}

function save(frame: Frame, slot: number | undefined): Saved | undefined {
  return slot === undefined ? undefined : { slot, value: frame.get(slot) }
}

function restore(frame: Frame, saved: Saved | undefined): void {
  if (saved === undefined) return
  if (saved.value === null) frame.remove(saved.slot)
  else frame.put(saved.slot, saved.value)
}
