import { runVerb } from '../verbs.ts'

const help = `Usage: fourbox function VERB [OPTIONS]

  create NAME --code FOLDER     make a function of a folder on this machine
  list                          print the functions
  invoke NAME                   call one and print what it answers
  logs NAME                     print what it has logged
  delete NAME                   delete it

“fourbox function VERB --help” tells more of one. Everything else that Lambda can do is done with the AWS CLI or an SDK: see “fourbox env”.`

export const run = runVerb(help, {
  create: () => import('./create.ts'),
  list: () => import('./list.ts'),
  invoke: () => import('./invoke.ts'),
  logs: () => import('./logs.ts'),
  delete: () => import('./delete.ts'),
})
