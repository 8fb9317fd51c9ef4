import { readFileSync } from 'node:fs'

/** The recorded cases of a file, a JSON object a line; each is what the test that asks for them says. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the type of what a file of this project holds
export function recordedCases<Case>(file: URL): readonly Case[] {
  const text = readFileSync(file, 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line): Case => JSON.parse(line))
}

/** What came of it: the answer, or `refused` for an error of this kind. Any other error is a failure of the test. */
export function answerOf<Answer>(work: () => Answer, Refusal: abstract new (...given: never[]) => Error): Answer | 'refused' {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  }
}
