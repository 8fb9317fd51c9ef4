import { inspectTemplate } from './inspect-template.ts'

/** An error in a template that is kept all the same: every call that needs it is answered by 500. */
export interface TemplateProblem {
  /** Whose template: `application/json`, `200 application/json`. */
  readonly of: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** The first error of each template, by content type. @param before what stands before the content type, such as a status code */
export function templateProblems(templates: Readonly<Record<string, string | null>> | undefined, before = ''): readonly TemplateProblem[] {
  return Object.entries(templates ?? {}).flatMap(([contentType, template]) => {
    const error = inspectTemplate(template ?? '').find(({ severity }) => severity === 'error')
    return error ? [{ of: `${before}${contentType}`, line: error.line, column: error.column, message: error.message }] : []
  })
}

/** `1 problem: application/json, line 2`; undefined where there is none. */
export function problemsText(problems: readonly TemplateProblem[]): string | undefined {
  if (problems.length === 0) return undefined
  return `${problemCount(problems)}: ${problems.map(({ of, line }) => `${of}, line ${line}`).join('; ')}`
}

/** `2 problems`. */
export function problemCount({ length }: readonly TemplateProblem[]): string {
  return `${length} problem${length === 1 ? '' : 's'}`
}
