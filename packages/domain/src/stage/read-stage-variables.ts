import { entryField, type Findings } from '../reading/reading.ts'

const mostVariables = 100

/** The variables of a stage, or those that its canary overrides; `member` is where they stand. */
export function judgeStageVariables(
  member: 'variables' | 'canarySettings.stageVariableOverrides',
  variables: Readonly<Record<string, string>>,
  { fault }: Pick<Findings, 'fault'>,
): void {
  const entries = Object.entries(variables)
  if (entries.length > mostVariables) fault(member, 'Stage variables limit exceeded. A stage can have at most 100 stage variables.')
  for (const [name, value] of entries) {
    if (!/^[A-Za-z0-9_]{1,64}$/.test(name)) fault(entryField(member, name), `Stage variable name should match the regular expression: [A-Za-z0-9_]+: ${name}`)
    else if (!/^[A-Za-z0-9\-._~:/?#&=,]{0,512}$/.test(value))
      fault(entryField(member, name), `Stage variable value should match the regular expression: [A-Za-z0-9-._~:/?#&=,]+: ${value}`)
  }
}
