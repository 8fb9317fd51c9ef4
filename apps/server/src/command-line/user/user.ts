import { runVerb } from '../verbs.ts'

const help = `Usage: fourbox user VERB [OPTIONS]

  create NAME --role ROLE       let somebody in, by an access key that is printed once
  list                          print the users, their roles and the ids of their keys
  set-role NAME --role ROLE     give another role
  new-key NAME                  make a further access key; two at most
  remove-key NAME --key ID      take one away
  delete NAME                   shut somebody out

Roles: viewer reads everything but secrets; developer changes APIs and functions, and tests them; admin does everything.
They hold in the strict mode. “fourbox user VERB --help” tells more of one.`

export const run = runVerb(help, {
  create: () => import('./create.ts'),
  list: () => import('./list.ts'),
  'set-role': () => import('./set-role.ts'),
  'new-key': () => import('./new-key.ts'),
  'remove-key': () => import('./remove-key.ts'),
  delete: () => import('./delete.ts'),
})
