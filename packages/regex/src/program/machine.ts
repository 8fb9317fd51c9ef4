import { EvaluationError, type Meter } from '@fourbox/java'
import { assertionHolds } from './assertions.ts'
import type { CharacterSet } from '../characters/character-set.ts'
import type { CountedRound, Program, SetRepeat, SubMatch } from './program.ts'

/** What is on the stack of choices: four numbers an entry. */
const choice = 0 // instruction, place
const oldSlot = 1 // slot, value
const greedyRounds = 2 // instruction behind, place, place of the fewest rounds
const lazyRounds = 3 // instruction, place, rounds left

/** How many instructions run before they are charged, each as a step. */
const refill = 256

/** A search that has taken so many instructions starts to note where it failed, so that its time is linear from there on. */
const patience = 2_000

/** The most places times instructions to note: 16 MB. */
const mostNoted = 2 ** 27

const deepestStack = 4_000_000

/** A greedy loop's longest run over one stretch of the text, and the first place behind which the rest has been tried. */
interface Run {
  readonly start: number
  readonly end: number
  tried: number
}

/** Runs a program over one text. */
export class Machine {
  /** Start and end of each group, -1 where it took no part; valid after a match. */
  readonly slots: Int32Array
  readonly #program: Program
  readonly #text: string
  readonly #meter: Meter
  readonly #stack: number[] = []
  #allowance = refill
  #spent = 0
  #previousEnd = 0
  #failed: Uint8Array | undefined = undefined
  readonly #runs = new Map<number, Run>()

  constructor(program: Program, text: string, meter: Meter) {
    this.#program = program
    this.#text = text
    this.#meter = meter
    this.slots = new Int32Array(program.slotCount).fill(-1)
    // Making it costs more than its first instructions.
    meter.charge(10 + (program.slotCount >> 2))
  }

  /** Whether the whole text matches. */
  matches(): boolean {
    const found = this.#matchAt(0, this.#text.length)
    this.#spend()
    return found
  }

  /** Looks for the next match from a place on; `\G` is where the match before ended. */
  find(from: number, previousEnd: number): boolean {
    const found = this.#search(from, previousEnd)
    this.#spend()
    return found
  }

  #search(from: number, previousEnd: number): boolean {
    const { prefix, instructions } = this.#program
    const [first] = instructions
    const anchored = first?.op === 'assert' && first.kind === 'inputStart'
    this.#forget()
    this.#previousEnd = previousEnd
    for (let start = from; start <= this.#text.length; start++) {
      if (prefix !== '') start = this.#text.indexOf(prefix, start)
      if (start === -1) return false
      if (start > from && this.#splitsPair(start)) continue
      if (this.#matchAt(start, -1)) return true
      if (anchored) return false
    }
    return false
  }

  #matchAt(start: number, end: number): boolean {
    const stop = this.#run(0, start, end)
    if (stop === -1) return false
    this.slots[0] = start
    this.slots[1] = stop
    return true
  }

  #forget(): void {
    this.slots.fill(-1)
    this.#stack.length = 0
    this.#spent = 0
    this.#failed = undefined
    this.#runs.clear()
  }

  #splitsPair(at: number): boolean {
    const low = this.#text.charCodeAt(at)
    const high = this.#text.charCodeAt(at - 1)
    return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff
  }

  /** Runs from an instruction and a place to `match`, there to end at `end` unless that is -1. Answers where, or -1. */
  #run(startInstruction: number, start: number, end: number): number {
    const { instructions } = this.#program
    const text = this.#text
    const base = this.#stack.length
    let at = start
    let counter = startInstruction

    for (;;) {
      if (--this.#allowance < 0) this.#spend()
      const instruction = instructions[counter]
      let next = -1
      switch (instruction?.op) {
        case 'text':
          if (text.startsWith(instruction.text, at)) {
            at += instruction.text.length
            next = counter + 1
          }
          break
        case 'set': {
          const after = this.#afterMember(instruction.set, at)
          if (after !== -1) {
            at = after
            next = counter + 1
          }
          break
        }
        case 'setRepeat': {
          if (this.#failedBefore(counter, at)) break
          const after = this.#rounds(instruction, counter, at)
          if (after !== -1) {
            at = after
            next = counter + 1
          }
          break
        }
        case 'split':
          if (this.#failedBefore(counter, at)) break
          this.#push(choice, instruction.second, at, 0)
          next = instruction.first
          break
        case 'jump':
          next = instruction.to
          break
        case 'save':
          this.#setSlot(instruction.slot, at)
          next = counter + 1
          break
        case 'unlessMoved':
          next = this.slots[instruction.slot] === at ? instruction.to : counter + 1
          break
        case 'assert':
          if (assertionHolds(instruction.kind, text, at, this.#previousEnd)) next = counter + 1
          break
        case 'backReference': {
          const after = this.#afterSame(instruction.slot, instruction.same, at)
          if (after !== -1) {
            at = after
            next = counter + 1
          }
          break
        }
        case 'countFrom0':
          this.#setSlot(instruction.slot, 0)
          next = counter + 1
          break
        case 'countedRound':
          next = this.#countRound(instruction, counter, at)
          break
        case 'subMatch': {
          const after = this.#subMatch(instruction, counter + 1, at)
          if (after !== -1) {
            at = after
            next = instruction.next
          }
          break
        }
        case 'match':
          if (end === -1 || at === end) return at
      }
      if (next !== -1) {
        counter = next
        continue
      }
      counter = this.#resume(base)
      if (counter === -1) return -1
      at = this.#resumedAt
    }
  }

  #resumedAt = 0

  /** Takes up the last choice above `base`: answers its instruction and leaves its place in `#resumedAt`; -1 if there is none. */
  #resume(base: number): number {
    const stack = this.#stack
    while (stack.length > base) {
      const third = stack.pop() ?? 0
      const second = stack.pop() ?? 0
      const first = stack.pop() ?? 0
      switch (stack.pop()) {
        case choice:
          this.#resumedAt = second
          return first
        case oldSlot:
          this.slots[first] = second
          break
        case greedyRounds: {
          const back = this.#splitsPair(second - 1) && second - 2 >= third ? second - 2 : second - 1
          if (back > third) this.#push(greedyRounds, first, back, third)
          this.#noteTried(first - 1, back)
          this.#resumedAt = back
          return first
        }
        case lazyRounds: {
          const instruction = this.#program.instructions[first]
          const after = third > 0 && instruction?.op === 'setRepeat' ? this.#afterMember(instruction.set, second) : -1
          if (after === -1) break
          this.#push(lazyRounds, first, after, third - 1)
          this.#resumedAt = after
          return first + 1
        }
      }
    }
    return -1
  }

  #push(kind: number, first: number, second: number, third: number): void {
    this.#stack.push(kind, first, second, third)
    if (this.#stack.length > deepestStack) throw new EvaluationError('budget', 'A regular expression has too many open choices')
  }

  #setSlot(slot: number, value: number): void {
    this.#push(oldSlot, slot, this.slots[slot] ?? -1, 0)
    this.slots[slot] = value
  }

  /** Where the text goes on behind one member of the set; -1 if there is none. */
  #afterMember(set: CharacterSet, at: number): number {
    if (at >= this.#text.length) return -1
    const unit = this.#text.charCodeAt(at)
    if (unit < 0xd800 || unit > 0xdbff) return set.has(unit) ? at + 1 : -1
    const code = this.#text.codePointAt(at) ?? unit
    return set.has(code) ? at + (code > 0xffff ? 2 : 1) : -1
  }

  #rounds({ set, min, max, mode }: SetRepeat, counter: number, start: number): number {
    let at = start
    let count = 0
    for (; count < min; count++) {
      const after = this.#afterMember(set, at)
      if (after === -1) return -1
      at = after
    }
    const fewest = at
    if (mode === 'lazy') {
      this.#push(lazyRounds, counter, at, max - min)
      return at
    }
    const run = max === Infinity && mode === 'greedy' && this.#failed !== undefined ? this.#runFrom(set, counter, start, at) : undefined
    if (run === undefined) at = this.#afterMembers(set, at, max - min)
    // What stands behind the later places of this run has been tried already.
    else if (fewest >= run.tried) return -1
    else at = this.#splitsPair(run.tried - 1) ? run.tried - 2 : run.tried - 1
    if (mode === 'greedy' && at > fewest) this.#push(greedyRounds, counter + 1, at, fewest)
    if (run !== undefined) run.tried = at
    return at
  }

  #afterMembers(set: CharacterSet, start: number, most: number): number {
    let at = start
    for (let count = 0; count < most; count++) {
      const after = this.#afterMember(set, at)
      if (after === -1) break
      at = after
    }
    this.#allowance -= (at - start) >> 2
    return at
  }

  /** The run of a loop from a place on; one that is known, or the known one made longer at its start. */
  #runFrom(set: CharacterSet, counter: number, start: number, fewest: number): Run {
    const known = this.#runs.get(counter)
    if (known !== undefined && start >= known.start && start <= known.end) return known
    const stop = known === undefined || known.start < fewest ? Infinity : known.start
    let end = fewest
    for (let after = fewest; after !== -1 && end < stop;) {
      after = this.#afterMember(set, end)
      if (after !== -1) end = after
    }
    this.#allowance -= (end - start) >> 2
    const run: Run = known !== undefined && end === known.start ? { start, end: known.end, tried: known.tried } : { start, end, tried: end + 1 }
    this.#runs.set(counter, run)
    return run
  }

  #noteTried(counter: number, at: number): void {
    const run = this.#runs.get(counter)
    if (run !== undefined && at >= run.start && at < run.tried) run.tried = at
  }

  #countRound({ slot, min, max, lazy, exit }: CountedRound, counter: number, at: number): number {
    const count = this.slots[slot] ?? 0
    if (count >= max) return exit
    if (count >= min) {
      if (lazy) {
        // From top to bottom: counts the round, goes on with its body, and takes the count back when that fails.
        this.#push(oldSlot, slot, count, 0)
        this.#push(choice, counter + 1, at, 0)
        this.#push(oldSlot, slot, count + 1, 0)
        return exit
      }
      this.#push(choice, exit, at, 0)
    }
    this.#setSlot(slot, count + 1)
    return counter + 1
  }

  #afterSame(slot: number, same: (left: number, right: number) => boolean, start: number): number {
    const from = this.slots[slot] ?? -1
    const to = this.slots[slot + 1] ?? -1
    if (from === -1 || to === -1) return -1
    let at = start
    for (let index = from; index < to;) {
      const wanted = this.#text.codePointAt(index) ?? 0
      const found = this.#text.codePointAt(at)
      if (found === undefined || !same(wanted, found)) return -1
      index += wanted > 0xffff ? 2 : 1
      at += found > 0xffff ? 2 : 1
    }
    this.#allowance -= (to - from) >> 1
    return at
  }

  /** Where to go on behind a lookaround or an atomic group, -1 where it fails. */
  #subMatch({ kind, negative, min, max }: SubMatch, body: number, at: number): number {
    const base = this.#stack.length
    this.#allowance -= 4
    const end = kind === 'behind' ? this.#behind(body, at, min, max) : this.#run(body, at, -1)
    if (end === -1) return negative ? at : -1
    if (negative) {
      this.#undo(base)
      return -1
    }
    this.#commit(base)
    return kind === 'atomic' ? end : at
  }

  #behind(body: number, at: number, min: number, max: number): number {
    for (let start = at - min; start >= Math.max(0, at - max); start--) {
      if (this.#splitsPair(start)) continue
      const end = this.#run(body, start, at)
      if (end !== -1) return end
    }
    return -1
  }

  /** Gives up the choices above `base` but keeps what brings the slots back. */
  #commit(base: number): void {
    const stack = this.#stack
    let kept = base
    for (let entry = base; entry < stack.length; entry += 4) {
      if (stack[entry] !== oldSlot) continue
      stack.copyWithin(kept, entry, entry + 4)
      kept += 4
    }
    stack.length = kept
  }

  #undo(base: number): void {
    const stack = this.#stack
    for (let entry = stack.length - 4; entry >= base; entry -= 4) if (stack[entry] === oldSlot) this.slots[stack[entry + 1] ?? 0] = stack[entry + 2] ?? -1
    stack.length = base
  }

  /** Whether a search from this instruction at this place has failed already; notes that it is being tried. */
  #failedBefore(counter: number, at: number): boolean {
    if (this.#failed === undefined) return false
    const bit = counter * (this.#text.length + 1) + at
    const byte = this.#failed[bit >> 3] ?? 0
    const mask = 1 << (bit & 7)
    if ((byte & mask) !== 0) return true
    this.#failed[bit >> 3] = byte | mask
    return false
  }

  #spend(): void {
    const used = refill - this.#allowance
    this.#allowance = refill
    this.#spent += used
    this.#meter.charge(used)
    if (this.#spent > patience && this.#failed === undefined && this.#program.memoizable) this.#startNoting()
  }

  #startNoting(): void {
    const bits = this.#program.instructions.length * (this.#text.length + 1)
    if (bits > mostNoted) return
    this.#meter.charge(bits >> 12)
    this.#failed = new Uint8Array((bits >> 3) + 1)
  }
}
