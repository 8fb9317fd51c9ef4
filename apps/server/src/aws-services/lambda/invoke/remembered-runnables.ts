import type { LambdaContext } from '../context.ts'
import { readFunctionName, type FunctionReference } from '../names/function-name.ts'
import { findRunnable, type Runnable } from './runnable.ts'

/** What a call by an ARN reaches. */
export interface Reached {
  readonly reference: FunctionReference
  readonly runnable: Runnable
}

const mostRemembered = 1000

/** What calls by an ARN reach, remembered until that function changes: to read it anew costs a warm call a tenth of the control plane's time. */
export class RememberedRunnables {
  readonly #context: Omit<LambdaContext, 'requestId'>
  readonly #known = new Map<string, Reached>()
  #changes = 0

  constructor(context: Omit<LambdaContext, 'requestId'>) {
    this.#context = context
    context.documents.onChange((kind, id) => {
      if (kind !== 'function' && kind !== 'functionVersion') return
      this.#changes++
      // A function by its name, a version of it by that and a colon.
      const [name] = id.split(':')
      for (const [arn, { reference }] of this.#known) if (reference.name === name) this.#known.delete(arn)
    })
  }

  /** What is remembered: there is nothing to wait for. */
  peek(functionArn: string): Reached | undefined {
    return this.#known.get(functionArn)
  }

  /** @throws ServiceError as `readFunctionName` and `findRunnable` */
  async find(functionArn: string, requestId: string): Promise<Reached> {
    const changes = this.#changes
    const reference = readFunctionName(functionArn, undefined, this.#context)
    const runnable = await findRunnable({ ...this.#context, requestId }, reference)
    const reached = { reference, runnable }
    // What was read before a change is old after it.
    if (runnable.isLasting && changes === this.#changes) this.#remember(functionArn, reached)
    return reached
  }

  #remember(functionArn: string, reached: Reached): void {
    if (this.#known.size >= mostRemembered) this.#known.clear()
    this.#known.set(functionArn, reached)
  }
}
