/* oxlint-disable no-console -- whatever the product says on a terminal or into its log is said here */
import { visible } from '@fourbox/domain'
import { printable } from './printable.ts'

/** Lines of ours on standard output; what strangers' names in them would do to a terminal is written out. */
export function print(text: string): void {
  console.log(visible(text))
}

/** As `print`, on standard error. */
export function printError(text: string): void {
  console.error(visible(text))
}

/** One thing to tell on standard output: in whatever words, it cannot be mistaken for two. */
export function printOne(text: string): void {
  console.log(printable(text))
}

/** As `printOne`, on standard error. */
export function report(text: string): void {
  console.error(printable(text))
}

/** JSON on standard output: escaped where a terminal would act, so that its value is the same on a screen and in a file. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2))
}

/** What was asked for itself, such as a rendered body: byte for byte where it goes on, with nothing that acts on the reader's screen. */
export function writeOut(text: string, to: Pick<NodeJS.WriteStream, 'isTTY'> & { write(text: string): unknown } = process.stdout): void {
  to.write(to.isTTY ? visible(text) : text)
}
