/** One thing that keeps a template from being read or planned, or that is taken otherwise than written. */
export interface TemplateFault {
  /** The path of the template, as the caller named it. */
  readonly file: string
  /** The first line is 1; where a part is missing, the line of what should hold it. */
  readonly line: number
  readonly logicalId?: string
  /** CloudFormation's own text where it has one. */
  readonly text: string
}

/** A template, or a project, that cannot be read or planned. All faults that were found, in the order of the files. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
  readonly faults: readonly TemplateFault[]

  constructor(faults: readonly TemplateFault[]) {
    super(faults.map(writeFault).join('\n'))
    this.faults = faults
  }
}

/** A fault as a line that editors and terminals can follow: `template.yaml:12: [Api] text`. */
export function writeFault({ file, line, logicalId, text }: TemplateFault): string {
  return `${file}:${line}: ${logicalId === undefined ? '' : `[${logicalId}] `}${text}`
}
