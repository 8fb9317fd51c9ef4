import type { Runtime } from '@aws-sdk/client-lambda'

/** A runtime that can be chosen. */
interface RuntimeChoice {
  readonly value: Runtime
  readonly label: string
  /** How its functions are called where nobody says otherwise. */
  readonly handler: string
}

/** What new functions are made with: the newest of each language first, as AWS's console has it. */
export const runtimeChoices: readonly RuntimeChoice[] = [
  { value: 'nodejs24.x', label: 'Node.js 24.x', handler: 'index.handler' },
  { value: 'nodejs22.x', label: 'Node.js 22.x', handler: 'index.handler' },
  { value: 'nodejs20.x', label: 'Node.js 20.x', handler: 'index.handler' },
  { value: 'python3.14', label: 'Python 3.14', handler: 'lambda_function.lambda_handler' },
  { value: 'python3.13', label: 'Python 3.13', handler: 'lambda_function.lambda_handler' },
  { value: 'python3.12', label: 'Python 3.12', handler: 'lambda_function.lambda_handler' },
  { value: 'provided.al2023', label: 'Amazon Linux 2023 (custom runtime)', handler: 'bootstrap' },
]

/** A runtime's name as a person reads it: `Node.js 22.x`; one that is no choice any more goes by its own name. */
export function runtimeLabel(runtime: string): string {
  return runtimeChoices.find(({ value }) => value === runtime)?.label ?? runtime
}
