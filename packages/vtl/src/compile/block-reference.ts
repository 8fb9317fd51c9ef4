import { JavaObject } from '@fourbox/java'
import type { Frame } from './frame.ts'
import type { Render, Run } from './run.ts'
import { StopSignal } from './stop-signal.ts'

/** What `#define` puts into a variable, and a macro's `$bodyContent`: a block that renders where it is printed. */
export class BlockReference extends JavaObject {
  readonly className = 'org.apache.velocity.runtime.directive.Block$Reference'
  readonly #run: Run
  readonly #frame: Frame
  readonly #body: Render
  readonly #maximumDepth: number
  #depth = 0

  constructor(run: Run, frame: Frame, body: Render, maximumDepth: number) {
    super()
    this.#run = run
    this.#frame = frame
    this.#body = body
    this.#maximumDepth = maximumDepth
  }

  /** Renders the block with the variables of where it is printed. False if it is within itself too often. */
  render(frame: Frame): boolean {
    if (this.#depth >= this.#maximumDepth) return false
    this.#depth += 1
    try {
      this.#run.deeper(() => this.#body(this.#run, frame))
    } catch (signal) {
      if (!(signal instanceof StopSignal && signal.isFor(this))) throw signal
    }
    this.#depth -= 1
    return true
  }

  /** The block as a text, with the variables of where it was defined; undefined if it is within itself too often. */
  toText(): string | undefined {
    let rendered = false
    const text = this.#run.capture(() => {
      rendered = this.render(this.#frame)
    }, this.#frame)
    return rendered ? text : undefined
  }

  override text(): string {
    return this.toText() ?? ''
  }
}
