/** How `#break` and `#stop` leave what they stand in. */
export class StopSignal extends Error {
  /** The innermost loop, macro, block or #evaluate; the whole template; or one loop. */
  readonly target: 'nearest' | 'all' | object
  constructor(target: 'nearest' | 'all' | object) {
    super('stop')
    this.target = target
  }
  isFor(owner: object): boolean {
    return this.target === 'nearest' || this.target === owner
  }
}

/** Made once: a signal carries nothing but its target. */
export const stopNearest = new StopSignal('nearest')
export const stopAll = new StopSignal('all')
