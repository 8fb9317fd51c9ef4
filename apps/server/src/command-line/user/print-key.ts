import { print, printJson } from '../../terminal/terminal.ts'
import { keyLines } from '../key-lines.ts'

/** A user's access key as lines for the environment; with `--json` the whole answer. */
export function printKey(answer: unknown, key: unknown, json: boolean): void {
  if (json) printJson(answer)
  else print(keyLines(key))
}
