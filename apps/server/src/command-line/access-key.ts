import { print } from '../terminal/terminal.ts'
import { runCommand, type Asked } from './command.ts'
import { connectionHelp } from './control-client.ts'
import { keyLines } from './key-lines.ts'

const help = `Usage: fourbox access-key [--list | --delete ID] [OPTIONS]

Makes an access key and prints it: for SDKs and the AWS CLI, AWS_IAM methods, and the sign-in page of the strict mode.
Its secret is not shown again.

  --list                        prints the ids of the keys that were made
  --delete ID                   deletes one, which ends what was signed in with it
  --json                        prints JSON
${connectionHelp}`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, options: { list: { type: 'boolean' }, delete: { type: 'string' } } }, accessKey)
}

async function accessKey(asked: Asked): Promise<number> {
  const id = asked.text('delete')
  if (asked.flag('list')) await list(asked)
  else if (id !== undefined) await asked.client.text('DELETE', `${accessKeys}/${encodeURIComponent(id)}`)
  else await create(asked)
  return 0
}

async function list({ client, json }: Asked): Promise<void> {
  const answer = await client.text('GET', accessKeys)
  const { item }: { readonly item: readonly { readonly accessKeyId: string }[] } = JSON.parse(answer)
  if (json) print(answer)
  else for (const { accessKeyId } of item) print(accessKeyId)
}

async function create({ client, json }: Asked): Promise<void> {
  const answer = await client.text('POST', accessKeys, { body: '{}' })
  print(json ? answer : keyLines(JSON.parse(answer)))
}

const accessKeys = '/_fourbox/access-keys'
