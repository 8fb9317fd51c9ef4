import { CharacterSet } from '../characters/character-set.ts'
import { codeOf } from '../parse/parse-escape.ts'
import type { Instruction, Program } from './program.ts'
import type { ParsedPattern, Node, Repeat } from '../parse/syntax-tree.ts'
import { widthOf } from '../parse/width.ts'

const mostInstructions = 20_000

/** Loops whose copies would take more instructions than this count their rounds instead. */
const mostCopied = 1_000

/** @throws RangeError for a pattern that needs more than 20,000 instructions. */
export function compileProgram({ node, groupCount }: ParsedPattern): Program {
  return new ProgramCompiler(groupCount).compile(node)
}

class ProgramCompiler {
  readonly #instructions: Instruction[] = []
  #slotCount: number
  #memoizable = true
  readonly #sizes = new Map<Node, number>()

  constructor(groupCount: number) {
    this.#slotCount = 2 * (groupCount + 1)
  }

  compile(node: Node): Program {
    this.#node(node)
    this.#add({ op: 'match' })
    const [first] = this.#instructions
    const prefix = first?.op === 'text' ? first.text : ''
    const literal = prefix !== '' && this.#instructions.length === 2
    return { instructions: this.#instructions, slotCount: this.#slotCount, memoizable: this.#memoizable, prefix, literal }
  }

  get #here(): number {
    return this.#instructions.length
  }

  #add(instruction: Instruction): number {
    if (this.#here >= mostInstructions) throw new RangeError(`A pattern may need ${mostInstructions.toLocaleString('en-US')} instructions`)
    return this.#instructions.push(instruction) - 1
  }

  /** Leaves room for an instruction whose target is not known yet. */
  #reserve(): number {
    return this.#add({ op: 'match' })
  }

  #node(node: Node): void {
    switch (node.type) {
      case 'empty':
        return
      case 'text':
      case 'set':
        return this.#character(node)
      case 'sequence':
        return this.#sequence(node.nodes)
      case 'alternatives':
        return this.#alternatives(node.nodes)
      case 'group':
        this.#add({ op: 'save', slot: 2 * node.index })
        this.#node(node.node)
        this.#add({ op: 'save', slot: 2 * node.index + 1 })
        return
      case 'atomic':
        return this.#subMatch({ kind: 'atomic', negative: false, node: node.node })
      case 'look':
        return this.#subMatch({ kind: node.behind ? 'behind' : 'ahead', negative: node.negative, node: node.node })
      case 'assertion':
        this.#add({ op: 'assert', kind: node.kind })
        return
      case 'backReference':
        this.#memoizable = false
        this.#add({ op: 'backReference', slot: 2 * node.group, same: node.same })
        return
      case 'repeat':
        return this.#repeat(node)
    }
  }

  #character(node: Extract<Node, { type: 'text' | 'set' }>): void {
    this.#add(node.type === 'text' ? { op: 'text', text: node.text } : { op: 'set', set: node.set })
  }

  /** Characters that follow one another become one text. */
  #sequence(nodes: readonly Node[]): void {
    let text = ''
    const flush = (): void => {
      if (text !== '') this.#add({ op: 'text', text })
      text = ''
    }
    for (const node of nodes) {
      if (node.type === 'text') text += node.text
      else {
        flush()
        this.#node(node)
      }
    }
    flush()
  }

  #alternatives(nodes: readonly Node[]): void {
    const jumps: number[] = []
    for (const [index, node] of nodes.entries()) {
      if (index === nodes.length - 1) {
        this.#node(node)
        break
      }
      const split = this.#reserve()
      this.#node(node)
      jumps.push(this.#reserve())
      this.#instructions[split] = { op: 'split', first: split + 1, second: this.#here }
    }
    for (const jump of jumps) this.#instructions[jump] = { op: 'jump', to: this.#here }
  }

  #subMatch({ kind, negative, node }: { readonly kind: 'ahead' | 'behind' | 'atomic'; readonly negative: boolean; readonly node: Node }): void {
    this.#memoizable = false
    const start = this.#reserve()
    this.#node(node)
    this.#add({ op: 'match' })
    // A character has two UTF-16 units at most.
    const { min, max } = kind === 'behind' ? widthOf(node) : { min: 0, max: 0 }
    this.#instructions[start] = { op: 'subMatch', kind, negative, min, max: 2 * max, next: this.#here }
  }

  #repeat(repeat: Repeat): void {
    const { node, min, max, mode } = repeat
    if (max === 0) return
    const set = repeatedSet(node)
    if (set !== undefined) {
      this.#add({ op: 'setRepeat', set, min, max, mode })
      return
    }
    if (mode === 'possessive') {
      this.#subMatch({ kind: 'atomic', negative: false, node: { ...repeat, mode: 'greedy', node: { type: 'atomic', node } } })
      return
    }
    if (isCopied(repeat, this.#sizes)) this.#copiedLoop(repeat)
    else this.#countedLoop(repeat)
  }

  /** `x{2,4}` as `xx(x(x)?)?`, `x{2,}` as `xxx*`. */
  #copiedLoop({ node, min, max, mode }: Repeat): void {
    for (let copy = 0; copy < min; copy++) this.#node(node)
    if (max === Infinity) return this.#endlessLoop(node, mode === 'lazy')
    const splits: number[] = []
    const exits: number[] = []
    for (let copy = min; copy < max; copy++) {
      splits.push(this.#reserve())
      const leave = this.#body(node)
      if (leave !== undefined) exits.push(leave)
    }
    for (const split of splits) this.#instructions[split] = choice(split + 1, this.#here, mode === 'lazy')
    this.#patchExits(exits)
  }

  #endlessLoop(node: Node, lazy: boolean): void {
    const split = this.#reserve()
    const leave = this.#body(node)
    this.#add({ op: 'jump', to: split })
    this.#instructions[split] = choice(split + 1, this.#here, lazy)
    if (leave !== undefined) this.#patchExits([leave])
  }

  #countedLoop({ node, min, max, mode }: Repeat): void {
    this.#memoizable = false
    const slot = this.#slotCount++
    this.#add({ op: 'countFrom0', slot })
    const round = this.#reserve()
    const leave = this.#body(node)
    this.#add({ op: 'jump', to: round })
    this.#instructions[round] = { op: 'countedRound', slot, min, max, lazy: mode === 'lazy', exit: this.#here }
    if (leave !== undefined) this.#patchExits([leave])
  }

  /** A loop's body; where it can match nothing, with the check that then leaves the loop, whose place it answers. */
  #body(node: Node): number | undefined {
    if (widthOf(node).min > 0) {
      this.#node(node)
      return undefined
    }
    const slot = this.#slotCount++
    this.#add({ op: 'save', slot })
    this.#node(node)
    return this.#add({ op: 'unlessMoved', slot, to: 0 })
  }

  #patchExits(exits: readonly number[]): void {
    for (const exit of exits) {
      const check = this.#instructions[exit]
      if (check?.op === 'unlessMoved') this.#instructions[exit] = { ...check, to: this.#here }
    }
  }
}

function choice(body: number, exit: number, lazy: boolean): Instruction {
  return lazy ? { op: 'split', first: exit, second: body } : { op: 'split', first: body, second: exit }
}

/** The set of a loop over single characters. */
function repeatedSet(node: Node): CharacterSet | undefined {
  if (node.type === 'set') return node.set
  if (node.type !== 'text') return undefined
  const only = codeOf(node.text)
  return new CharacterSet((code) => code === only)
}

function isCopied(repeat: Repeat, sizes: Map<Node, number>): boolean {
  const copies = copiesOf(repeat)
  return copies === 1 || copies * (sizeOf(repeat.node, sizes) + 3) <= mostCopied
}

function copiesOf({ min, max }: Repeat): number {
  return max === Infinity ? min + 1 : max
}

/** About how many instructions a node takes; each node is measured once. */
function sizeOf(node: Node, sizes: Map<Node, number>): number {
  const known = sizes.get(node)
  if (known !== undefined) return known
  const size = measure(node, sizes)
  sizes.set(node, size)
  return size
}

function measure(node: Node, sizes: Map<Node, number>): number {
  switch (node.type) {
    case 'sequence':
    case 'alternatives':
      return node.nodes.reduce((sum, part) => sum + sizeOf(part, sizes) + 2, 0)
    case 'group':
    case 'atomic':
    case 'look':
      return sizeOf(node.node, sizes) + 2
    case 'repeat': {
      if (repeatedSet(node.node) !== undefined) return 1
      const round = sizeOf(node.node, sizes) + 3
      return isCopied(node, sizes) ? round * copiesOf(node) : round + 2
    }
    default:
      return 1
  }
}
