import { entryField, type Findings } from '../reading/reading.ts'

const mostVariables = 100

/** As the service says it, a quote missing (sirceljm/aws-lambda-blog#10); its documentation takes `~` and `#` as well. */
const valueCharacters = "alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','"

/** The variables of a stage, or those that its canary overrides; `member` is where they stand. */
export function judgeStageVariables(
  member: 'variables' | 'canarySettings.stageVariableOverrides',
  variables: Readonly<Record<string, string>>,
  { fault }: Pick<Findings, 'fault'>,
): void {
  const entries = Object.entries(variables)
  if (entries.length > mostVariables) fault(member, 'Stage variables limit exceeded. A stage can have at most 100 stage variables.')
  for (const [name, value] of entries) {
    const field = entryField(member, name)
    if (!/^[A-Za-z0-9_]{1,64}$/.test(name)) fault(field, `Invalid stage variable name: ${name}.  Please use names with only word characters.`)
    else if (!/^[A-Za-z0-9 \-._~:/?#&=,]{1,512}$/.test(value))
      fault(field, `Invalid stage variable value: ${value}.  Please use values with ${valueCharacters}.`)
  }
}
