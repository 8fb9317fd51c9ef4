import { print, printJson } from '../../terminal/terminal.ts'

interface Answered {
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
}

/** An access key as SDKs and the AWS CLI read it from the environment; with `--json` the whole answer. */
export function printKey(answer: unknown, key: unknown, json: boolean): void {
  if (json) return printJson(answer)
  const { accessKeyId = '', secretAccessKey = '' }: Answered = Object(key)
  print(`AWS_ACCESS_KEY_ID=${accessKeyId}\nAWS_SECRET_ACCESS_KEY=${secretAccessKey}`)
}
