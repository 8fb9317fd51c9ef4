import { runVerb } from '../verbs.ts'

const help = `Usage: fourbox stack VERB [OPTIONS]

  list                          print the stacks that were imported
  show NAME                     print what a stack holds, and its outputs
  delete NAME                   delete a stack with all that it holds

Stacks are made of CloudFormation templates by “fourbox import”. “fourbox stack VERB --help” tells more of one.`

export const run = runVerb(help, {
  list: () => import('./list.ts'),
  show: () => import('./show.ts'),
  delete: () => import('./delete.ts'),
})
