import { compile, compileInSlices, type Template, TemplateSyntaxError } from '@fourbox/vtl'

/** The templates of an API, each text compiled once however many methods have it. */
export class TemplateLibrary {
  readonly #compiled = new Map<string, Template | TemplateSyntaxError>()

  /** Compiles a text ahead, a slice at a time, `pause` awaited in between. */
  async prepare(source: string, pause: () => Promise<void>): Promise<void> {
    if (this.#compiled.has(source)) return
    const slices = compileInSlices(source)
    for (;;) {
      const slice = orSyntaxError(() => slices.next())
      if (slice instanceof TemplateSyntaxError) return void this.#compiled.set(source, slice)
      if (slice.done === true) return void this.#compiled.set(source, slice.value)
      await pause()
    }
  }

  /** A text ready to render, compiled now where it has not been prepared; or why it cannot be. */
  get(source: string): Template | TemplateSyntaxError {
    let template = this.#compiled.get(source)
    if (template === undefined) {
      template = orSyntaxError(() => compile(source))
      this.#compiled.set(source, template)
    }
    return template
  }
}

/** What some work answers, or the mistake that it finds in a template. */
export function orSyntaxError<Result>(work: () => Result): Result | TemplateSyntaxError {
  try {
    return work()
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error
    throw error
  }
}
